package org.numeral.inference.benchmark;

import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.numeral.inference.benchmark.OnnxGraph.Weights;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/**
 * The networks of this project as ONNX files, in the form that ONNX Runtime computes fastest: NCHW,
 * with normalization folded into the layer before it.
 */
final class OnnxExport {

    private final MultiLayerNetwork network;
    private final OnnxGraph graph = new OnnxGraph(1, DigitImage.SIZE, DigitImage.SIZE);

    /** Of what the last convolution gives; 0 once it is flat. */
    private long channels;

    private OnnxExport(MultiLayerNetwork network) {
        this.network = network;
    }

    /**
     * Exports a network, not yet folded.
     *
     * @return the file
     */
    static byte[] export(MultiLayerNetwork network) {
        return new OnnxExport(network).export();
    }

    private byte[] export() {
        for (int i = 0; i < network.getnLayers(); i++) {
            Layer layer = network.getLayer(i);
            if (layer instanceof ConvolutionLayer convolution) {
                add(convolution, normalizationAfter(i));
            } else if (layer instanceof SubsamplingLayer) {
                Map<String, long[]> window =
                        Map.of("kernel_shape", new long[] {2, 2}, "strides", new long[] {2, 2});
                graph.node("MaxPool", window);
            } else if (layer instanceof ActivationLayer) {
                graph.node("Relu", Map.of());
            } else if (layer instanceof DenseLayer || layer instanceof OutputLayer) {
                add((BaseLayer<?>) layer, normalizationAfter(i));
            } else if (!(layer instanceof BatchNormalization)) {
                throw new IllegalArgumentException("a layer that cannot be exported: " + layer);
            }
        }
        return graph.finish("Softmax", Prediction.CLASSES);
    }

    private void add(ConvolutionLayer layer, Normalization normalization) {
        INDArray weights = layer.getParam("W");
        float[] values = weights.dup('c').data().asFloat();
        int outputs = (int) weights.size(0);
        int each = values.length / outputs;
        for (int i = 0; i < values.length; i++) {
            values[i] *= normalization.factor(i / each);
        }
        channels = outputs;
        graph.node(
                "Conv",
                Map.of("kernel_shape", Arrays.copyOfRange(weights.shape(), 2, 4)),
                new Weights(values, weights.shape()),
                bias(layer, normalization));
    }

    private void add(BaseLayer<?> layer, Normalization normalization) {
        INDArray weights = layer.getParam("W");
        int inputs = (int) weights.size(0);
        int outputs = (int) weights.size(1);
        float[] values = weights.dup('c').data().asFloat();
        float[] ordered = new float[values.length];
        int pixels = channels == 0 ? 1 : (int) (inputs / channels);
        int depth = inputs / pixels;
        for (int row = 0; row < inputs; row++) {
            // DL4J: pixel by pixel; ONNX: channel by channel
            int to = channels == 0 ? row : row % depth * pixels + row / depth;
            for (int column = 0; column < outputs; column++) {
                ordered[to * outputs + column] =
                        values[row * outputs + column] * normalization.factor(column);
            }
        }
        if (channels > 0) {
            graph.node("Flatten", Map.of());
            channels = 0;
        }
        graph.node(
                "Gemm",
                Map.of(),
                new Weights(ordered, inputs, outputs),
                bias(layer, normalization));
        if (layer.layerConf() instanceof org.deeplearning4j.nn.conf.layers.DenseLayer dense
                && dense.getActivationFn() instanceof ActivationReLU) {
            graph.node("Relu", Map.of());
        }
    }

    private static Weights bias(BaseLayer<?> layer, Normalization normalization) {
        float[] bias = layer.getParam("b").dup('c').data().asFloat();
        for (int i = 0; i < bias.length; i++) {
            bias[i] = normalization.of(i, bias[i]);
        }
        return new Weights(bias, bias.length);
    }

    private Normalization normalizationAfter(int index) {
        int next = index + 1;
        if (next < network.getnLayers() && network.getLayer(next) instanceof SubsamplingLayer) {
            next++;
        }
        return next < network.getnLayers()
                        && network.getLayer(next) instanceof BatchNormalization layer
                ? new Normalization(layer)
                : new Normalization(null);
    }

    /** Batch normalization with running figures, or nothing. */
    private record Normalization(BatchNormalization layer) {

        float factor(int channel) {
            if (layer == null) {
                return 1;
            }
            double variance = figure("var", channel) + layer.layerConf().getEps();
            return (float) (figure("gamma", channel) / Math.sqrt(variance));
        }

        float of(int channel, float value) {
            return layer == null
                    ? value
                    : (float)
                            ((value - figure("mean", channel)) * factor(channel)
                                    + figure("beta", channel));
        }

        private double figure(String name, int channel) {
            return layer.getParam(name).getDouble(channel);
        }
    }
}
