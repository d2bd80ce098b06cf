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
import org.numeral.model.runtime.NativeFloats;

/**
 * Batch normalization (Ioffe and Szegedy, arXiv 1502.03167) over the last dimension, in plain
 * vectorised loops. ND4J's reductions for mean and variance go value by value, and take most of the
 * time of a network that is otherwise computed by oneDNN; for the output of a dense layer DL4J's
 * helper fails each time and is tried again the next.
 *
 * <p>The loops run over blocks of whole rows, with each channel's coefficients repeated to the
 * length of a block: loops over the few channels of one row are too short to be vectorised well.
 */
final class VectorisedBatchNormalization extends BatchNormalization {

    private static final long serialVersionUID = 1; // DL4J's layers are serializable, by name

    private static final int BLOCK = 2048;

    private final int channels;
    private final int block;
    private final float[] scale;
    private final float[] shift;
    private final float[] slope;
    private final double[] mean;
    private final double[] variance;

    /** The normalized input of the last forward pass in training, and a place to work. */
    private transient float[] normalized = {};

    private transient float[] values = {};

    /**
     * A layer in the place of another one.
     *
     * @param replaced a {@link #supports supported} one
     */
    VectorisedBatchNormalization(BatchNormalization replaced) {
        super(replaced.conf(), replaced.params().dataType());
        setIndex(replaced.getIndex());
        setListeners(replaced.getListeners());
        setParamsViewArray(replaced.params());
        setParamTable(replaced.paramTable());
        if (replaced.getGradientsViewArray() != null) {
            setBackpropGradientsViewArray(replaced.getGradientsViewArray());
        }
        channels = (int) layerConf().getNOut();
        block = channels * Math.max(1, BLOCK / channels);
        scale = new float[block];
        shift = new float[block];
        slope = new float[block];
        mean = new double[channels];
        variance = new double[channels];
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
        means(values, length, mean);
        repeat(shift, c -> mean[c]);
        squaredDistances(length);
        double epsilon = layerConf().getEps();
        repeat(scale, c -> 1 / Math.sqrt(variance[c] + epsilon));
        repeat(shift, c -> -mean[c] / Math.sqrt(variance[c] + epsilon));
        linear(values, scale, shift, normalized, length);
        float[] gamma = parameter(GAMMA);
        float[] beta = parameter(BETA);
        repeat(scale, c -> gamma[c]);
        repeat(shift, c -> beta[c]);
        linear(normalized, scale, shift, values, length);
    }

    private void transformByRunningFigures(int length) {
        float[] gamma = parameter(GAMMA);
        float[] beta = parameter(BETA);
        float[] runningMean = parameter(GLOBAL_MEAN);
        float[] runningVariance = parameter(GLOBAL_VAR);
        double epsilon = layerConf().getEps();
        repeat(scale, c -> gamma[c] / Math.sqrt(runningVariance[c] + epsilon));
        repeat(
                shift,
                c -> beta[c] - runningMean[c] * gamma[c] / Math.sqrt(runningVariance[c] + epsilon));
        linear(values, scale, shift, values, length);
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
        double[] meanEpsilon = new double[channels];
        double[] meanProduct = new double[channels];
        means(values, length, meanEpsilon);
        meansOfProduct(length, meanProduct);

        // dx = gamma / sigma (e - mean(e) - x' mean(e x')), with x' the normalized input
        float[] gamma = parameter(GAMMA);
        double small = layerConf().getEps();
        repeat(scale, c -> gamma[c] / Math.sqrt(variance[c] + small));
        repeat(shift, c -> -meanEpsilon[c] * gamma[c] / Math.sqrt(variance[c] + small));
        repeat(slope, c -> -meanProduct[c] * gamma[c] / Math.sqrt(variance[c] + small));
        differentiate(length);
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

    private void put(Gradient gradient, String name, ByChannel value) {
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
        return org.nd4j.linalg.api.shape.Shape.hasDefaultStridesForShape(array)
                ? array
                : array.dup('c');
    }

    /** A figure for each channel. */
    private interface ByChannel {
        double of(int channel);
    }

    private void repeat(float[] target, ByChannel value) {
        for (int c = 0; c < channels; c++) {
            target[c] = (float) value.of(c);
        }
        for (int i = channels; i < block; i++) {
            target[i] = target[i - channels];
        }
    }

    private void means(float[] x, int length, double[] result) {
        float[] sums = slope;
        Arrays.fill(sums, 0);
        for (int from = 0; from < length; from += block) {
            int count = Math.min(block, length - from);
            for (int i = 0; i < count; i++) {
                sums[i] += x[from + i];
            }
        }
        fold(sums, length, result);
    }

    /** Of the values from the means, which are in shift. */
    private void squaredDistances(int length) {
        float[] sums = slope;
        Arrays.fill(sums, 0);
        for (int from = 0; from < length; from += block) {
            int count = Math.min(block, length - from);
            for (int i = 0; i < count; i++) {
                float distance = values[from + i] - shift[i];
                sums[i] += distance * distance;
            }
        }
        fold(sums, length, variance);
    }

    private void meansOfProduct(int length, double[] result) {
        float[] sums = slope;
        Arrays.fill(sums, 0);
        for (int from = 0; from < length; from += block) {
            int count = Math.min(block, length - from);
            for (int i = 0; i < count; i++) {
                sums[i] += values[from + i] * normalized[from + i];
            }
        }
        fold(sums, length, result);
    }

    /** Adds a block's sums up to means of the channels. */
    private void fold(float[] sums, int length, double[] result) {
        Arrays.fill(result, 0);
        for (int i = 0; i < block; i++) {
            result[i % channels] += sums[i];
        }
        for (int c = 0; c < channels; c++) {
            result[c] *= (double) channels / length;
        }
    }

    private void linear(float[] x, float[] factor, float[] summand, float[] result, int length) {
        for (int from = 0; from < length; from += block) {
            int count = Math.min(block, length - from);
            for (int i = 0; i < count; i++) {
                result[from + i] = x[from + i] * factor[i] + summand[i];
            }
        }
    }

    private void differentiate(int length) {
        for (int from = 0; from < length; from += block) {
            int count = Math.min(block, length - from);
            for (int i = 0; i < count; i++) {
                values[from + i] =
                        values[from + i] * scale[i] + normalized[from + i] * slope[i] + shift[i];
            }
        }
    }
}
