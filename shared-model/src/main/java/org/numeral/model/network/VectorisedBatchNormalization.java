package org.numeral.model.network;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.numeral.model.runtime.NativeFloats;

/**
 * Batch normalization (Ioffe and Szegedy, arXiv 1502.03167) over the last dimension, in plain
 * vectorised loops. ND4J's reductions for mean and variance go value by value, and take most of the
 * time of a network that is otherwise computed by oneDNN; for the output of a dense layer DL4J's
 * helper fails each time and is tried again the next.
 */
final class VectorisedBatchNormalization extends BatchNormalization {

    private static final long serialVersionUID = 1; // DL4J's layers are serializable, by name

    private final int channels;
    private final transient ChannelLoops loops;
    private final transient float[] factor;
    private final transient float[] slope;
    private final transient float[] summand;

    /** The normalized input of the last forward pass in training, and a place to work. */
    private transient float[] normalized = {};

    private transient float[] values = {};
    private transient double[] mean;
    private transient double[] variance;

    /**
     * A layer in the place of another one.
     *
     * @param replaced a {@link #supports supported} one
     */
    VectorisedBatchNormalization(BatchNormalization replaced) {
        super(replaced.conf(), replaced.params().dataType());
        FastLayers.takeOver(this, replaced);
        channels = (int) layerConf().getNOut();
        loops = new ChannelLoops(channels);
        factor = loops.coefficients();
        slope = loops.coefficients();
        summand = loops.coefficients();
    }

    /**
     * Whether this class can take a layer's place.
     *
     * @param layer the layer
     * @return true if it learns scale and shift, and keeps the variance as such rather than its
     *     logarithm
     */
    static boolean supports(BatchNormalization layer) {
        return layer.getClass() == BatchNormalization.class
                && !layer.layerConf().isLockGammaBeta()
                && !layer.layerConf().isUseLogStd();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        if (channelsAreNotLast()) {
            return super.activate(training, workspaces);
        }
        requireChannels();
        int length = (int) input.length();
        if (values.length < length) {
            values = new float[length];
        }
        NativeFloats.read(inRowOrder(input), 0, values, length);
        if (training) {
            if (normalized.length < length) {
                normalized = new float[length];
            }
            normalize(length);
        } else {
            transformByRunningFigures(length);
        }
        INDArray output =
                workspaces.createUninitialized(
                        ArrayType.ACTIVATIONS, input.dataType(), input.shape(), 'c');
        NativeFloats.write(values, output, 0, length);
        return output;
    }

    private boolean channelsAreNotLast() {
        return input.rank() != 2 && layerConf().getCnn2DFormat() != CNN2DFormat.NHWC;
    }

    private void requireChannels() {
        if (input.size(input.rank() - 1) != channels) {
            throw new IllegalArgumentException(
                    "the input is %s; its last dimension must be %d %s"
                            .formatted(Arrays.toString(input.shape()), channels, layerId()));
        }
    }

    private void normalize(int length) {
        mean = loops.means(values, length);
        variance = loops.squaredDistances(values, loops.repeat(summand, c -> mean[c]), length);
        loops.linear(
                values,
                loops.repeat(factor, c -> 1 / deviation(c)),
                loops.repeat(summand, c -> -mean[c] / deviation(c)),
                normalized,
                length);
        float[] gamma = parameter(GAMMA);
        float[] beta = parameter(BETA);
        loops.linear(
                normalized,
                loops.repeat(factor, c -> gamma[c]),
                loops.repeat(summand, c -> beta[c]),
                values,
                length);
    }

    private double deviation(int channel) {
        return Math.sqrt(variance[channel] + layerConf().getEps());
    }

    private void transformByRunningFigures(int length) {
        float[] beta = parameter(BETA);
        float[] gamma = parameter(GAMMA);
        float[] runningMean = parameter(GLOBAL_MEAN);
        float[] runningVariance = parameter(GLOBAL_VAR);
        double epsilon = layerConf().getEps();
        ChannelLoops.Figure scale = c -> gamma[c] / Math.sqrt(runningVariance[c] + epsilon);
        loops.linear(
                values,
                loops.repeat(factor, scale),
                loops.repeat(summand, c -> beta[c] - runningMean[c] * scale.of(c)),
                values,
                length);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
            INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        if (channelsAreNotLast()) {
            return super.backpropGradient(epsilon, workspaces);
        }
        int length = (int) epsilon.length();
        NativeFloats.read(inRowOrder(epsilon), 0, values, length);
        double[] meanEpsilon = loops.means(values, length);
        double[] meanProduct = loops.meansOfProduct(values, normalized, length);

        // dx = gamma / sigma (e - mean(e) - x' mean(e x')), with x' the normalized input
        float[] gamma = parameter(GAMMA);
        ChannelLoops.Figure scale = c -> gamma[c] / deviation(c);
        loops.combine(
                values,
                loops.repeat(factor, scale),
                normalized,
                loops.repeat(slope, c -> -meanProduct[c] * scale.of(c)),
                loops.repeat(summand, c -> -meanEpsilon[c] * scale.of(c)),
                length);
        INDArray gradient =
                workspaces.createUninitialized(
                        ArrayType.ACTIVATION_GRAD, epsilon.dataType(), epsilon.shape(), 'c');
        NativeFloats.write(values, gradient, 0, length);
        return new Pair<>(
                gradients((double) length / channels, meanEpsilon, meanProduct), gradient);
    }

    /**
     * The running mean and variance are parameters whose "gradient" is what they are to be lowered
     * by: (1 - decay) times their distance from the batch's figures.
     */
    private Gradient gradients(double rows, double[] meanEpsilon, double[] meanProduct) {
        double rate = 1 - layerConf().getDecay();
        float[] runningMean = parameter(GLOBAL_MEAN);
        float[] runningVariance = parameter(GLOBAL_VAR);
        Gradient gradient = new DefaultGradient();
        put(gradient, GAMMA, c -> rows * meanProduct[c]);
        put(gradient, BETA, c -> rows * meanEpsilon[c]);
        put(gradient, GLOBAL_MEAN, c -> rate * (runningMean[c] - mean[c]));
        put(gradient, GLOBAL_VAR, c -> rate * (runningVariance[c] - variance[c]));
        return gradient;
    }

    private void put(Gradient gradient, String name, ChannelLoops.Figure value) {
        float[] row = new float[channels];
        for (int c = 0; c < channels; c++) {
            row[c] = (float) value.of(c);
        }
        INDArray view = gradientViews.get(name);
        NativeFloats.write(row, view, 0, channels);
        gradient.setGradientFor(name, view);
    }

    private float[] parameter(String name) {
        float[] row = new float[channels];
        NativeFloats.read(getParam(name), 0, row, channels);
        return row;
    }

    /** Its values one after another, channels fastest. */
    private static INDArray inRowOrder(INDArray array) {
        return Shape.hasDefaultStridesForShape(array) ? array : array.dup('c');
    }
}
