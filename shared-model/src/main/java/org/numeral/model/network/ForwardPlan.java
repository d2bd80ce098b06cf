package org.numeral.model.network;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained network's forward pass as a list of ND4J's operations. DL4J's pass does the same
 * operations, and at a few pictures it spends more time around them than in them: it makes every
 * activation anew in a workspace, and checks and describes each operation again.
 *
 * <p>Convolutions use the network's own weights, which must not be closed before the plan is done
 * with; dense layers have a copy in the order that oneDNN multiplies fastest.
 */
final class ForwardPlan implements AutoCloseable {

    private final List<Operation> operations = new ArrayList<>();
    private final List<INDArray> copies = new ArrayList<>();

    /** Of one picture at the point that the plan has reached. */
    private long[] shape;

    private ForwardPlan(long[] inputShape) {
        this.shape = inputShape;
    }

    /**
     * The plan of a network. Its answers are those of the weights at this moment: it is for a
     * network that is not trained any more.
     *
     * @param network trained, with {@link FoldedNormalization#fold folded} normalization
     * @param inputShape of one picture: height, width, channels
     * @return empty if the network has anything that is not known here, so that DL4J must compute
     *     it
     */
    static Optional<ForwardPlan> of(MultiLayerNetwork network, long... inputShape) {
        ForwardPlan plan = new ForwardPlan(inputShape);
        for (int i = 0; i < network.getnLayers(); i++) {
            InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(i);
            if (!plan.addPreProcessor(before) || !plan.add(network.getLayer(i))) {
                plan.close();
                return Optional.empty();
            }
        }
        return Optional.of(plan);
    }

    /**
     * What is computed, in order.
     *
     * @return one operation or more
     */
    List<Operation> operations() {
        return Collections.unmodifiableList(operations);
    }

    /**
     * The room that the activations need.
     *
     * @param n pictures
     * @return values of the largest input or output of an operation
     */
    long room(int n) {
        return operations.stream().mapToLong(operation -> operation.length(n)).max().orElse(0);
    }

    /** Frees the copies of weights. */
    @Override
    public void close() {
        copies.forEach(INDArray::close);
    }

    private void add(Operation operation) {
        operations.add(operation);
        shape = operation.output();
    }

    private boolean addPreProcessor(InputPreProcessor preProcessor) {
        if (preProcessor instanceof CnnToFeedForwardPreProcessor flatten) {
            shape = new long[] {Arrays.stream(shape).reduce(1, (a, b) -> a * b)};
            return flatten.getFormat() == CNN2DFormat.NHWC;
        }
        return preProcessor == null;
    }

    private boolean add(Layer layer) {
        if (layer instanceof ConvolutionLayer convolution) {
            return addConvolution(convolution);
        }
        if (layer instanceof SubsamplingLayer pooling) {
            return addPooling(pooling);
        }
        if (layer instanceof BatchNormalization normalization) {
            return FoldedNormalization.isFolded(normalization);
        }
        if (layer instanceof ActivationLayer activation) {
            return addActivation(activation.layerConf().getActivationFn());
        }
        if (layer instanceof DenseLayer dense) {
            return !dense.hasLayerNorm()
                    && addDense(dense, dense.hasBias(), dense.layerConf().getActivationFn());
        }
        if (layer instanceof OutputLayer output) {
            return addDense(output, output.hasBias(), output.layerConf().getActivationFn());
        }
        return false;
    }

    private boolean addConvolution(ConvolutionLayer layer) {
        var conf = layer.layerConf();
        if (conf.getCnn2dDataFormat() != CNN2DFormat.NHWC || isDilated(conf.getDilation())) {
            return false;
        }
        Operation.Window window =
                new Operation.Window(
                        conf.getKernelSize(),
                        conf.getStride(),
                        conf.getPadding(),
                        conf.getConvolutionMode() == ConvolutionMode.Same);
        List<INDArray> parameters = new ArrayList<>();
        parameters.add(layer.getParam(WEIGHT_KEY));
        if (conf.hasBias()) {
            parameters.add(layer.getParam(BIAS_KEY));
        }
        add(Operation.convolution(shape, window, parameters));
        return addActivation(conf.getActivationFn());
    }

    private boolean addPooling(SubsamplingLayer layer) {
        var conf = layer.layerConf();
        if (conf.getCnn2dDataFormat() != CNN2DFormat.NHWC
                || conf.getPoolingType() != PoolingType.MAX
                || isDilated(conf.getDilation())) {
            return false;
        }
        Operation.Window window =
                new Operation.Window(
                        conf.getKernelSize(),
                        conf.getStride(),
                        conf.getPadding(),
                        conf.getConvolutionMode() == ConvolutionMode.Same);
        add(Operation.maxPooling(shape, window));
        return true;
    }

    private boolean addDense(BaseLayer<?> layer, boolean hasBias, IActivation activation) {
        INDArray weights = layer.getParam(WEIGHT_KEY).dup('c');
        copies.add(weights);
        add(Operation.product(shape, weights));
        if (hasBias) {
            add(Operation.bias(shape, layer.getParam(BIAS_KEY)));
        }
        return addActivation(activation);
    }

    private boolean addActivation(IActivation activation) {
        if (activation.equals(new ActivationReLU())) {
            add(Operation.relu(shape));
            return true;
        }
        if (activation instanceof ActivationSoftmax && shape.length == 1) {
            add(Operation.softmax(shape));
            return true;
        }
        return activation instanceof ActivationIdentity;
    }

    private static boolean isDilated(int[] dilation) {
        return Arrays.stream(dilation).anyMatch(d -> d != 1);
    }
}
