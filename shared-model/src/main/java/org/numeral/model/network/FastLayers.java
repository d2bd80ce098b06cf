package org.numeral.model.network;

import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * Layers that compute what DL4J's compute, faster. They are in a network's memory only: its
 * configuration and a file that is written of it do not know of them.
 */
public final class FastLayers {

    private FastLayers() {}

    /**
     * Puts faster layers in the place of those that have one. To be called after {@code init} and
     * before anything else asks the network for its updater or gradient. Convolutions are replaced
     * only where oneDNN computes them.
     *
     * @param network initialised
     * @return the same network
     */
    public static MultiLayerNetwork install(MultiLayerNetwork network) {
        Layer[] layers = network.getLayers();
        for (int i = 0; i < layers.length; i++) {
            layers[i] = fast(layers[i], i == 0);
        }
        return network;
    }

    private static Layer fast(Layer layer, boolean first) {
        if (layer instanceof ConvolutionLayer convolution && isReplaceable(convolution)) {
            return first && InputConvolution.supports(convolution)
                    ? new InputConvolution(convolution)
                    : new OneDnnConvolution(convolution);
        }
        if (layer instanceof BatchNormalization folded && FoldedNormalization.isFolded(folded)) {
            return new FoldedNormalization(folded);
        }
        if (layer instanceof BatchNormalization normalization
                && VectorisedBatchNormalization.supports(normalization)) {
            return new VectorisedBatchNormalization(normalization);
        }
        if (layer instanceof ActivationLayer activation && VectorisedRelu.supports(activation)) {
            return new VectorisedRelu(activation);
        }
        return layer;
    }

    /**
     * Gives a layer what another one of the same configuration has: weights, gradients, place.
     *
     * @param layer new
     * @param replaced initialised
     */
    static void takeOver(BaseLayer<?> layer, BaseLayer<?> replaced) {
        layer.setIndex(replaced.getIndex());
        layer.setListeners(replaced.getListeners());
        layer.setParamsViewArray(replaced.params());
        layer.setParamTable(replaced.paramTable());
        if (replaced.getGradientsViewArray() != null) {
            layer.setBackpropGradientsViewArray(replaced.getGradientsViewArray());
        }
    }

    /** oneDNN refuses dilation; DL4J's layer then computes on the plain path. */
    private static boolean isReplaceable(ConvolutionLayer layer) {
        return layer.getClass() == ConvolutionLayer.class
                && layer.getHelper() instanceof MKLDNNConvHelper
                && layer.layerConf().getActivationFn() instanceof ActivationIdentity
                && Arrays.stream(layer.layerConf().getDilation()).allMatch(d -> d == 1)
                && layer.layerConf().getIDropout() == null
                && layer.layerConf().getWeightNoise() == null;
    }
}
