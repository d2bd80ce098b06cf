package org.numeral.model.network;

import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * Layers that compute what DL4J's compute, with the same oneDNN primitives, without work whose
 * result nobody uses. They are in a network's memory only: its configuration and a file that is
 * written of it do not know of them.
 */
public final class OneDnnLayers {

    private OneDnnLayers() {}

    /**
     * Puts leaner layers in the place of those that have one. To be called after {@code init} and
     * before anything else asks the network for its updater or gradient. Without oneDNN nothing is
     * replaced.
     *
     * @param network initialised
     * @return the same network
     */
    public static MultiLayerNetwork install(MultiLayerNetwork network) {
        Layer[] layers = network.getLayers();
        for (int i = 0; i < layers.length; i++) {
            if (layers[i] instanceof ConvolutionLayer convolution && isReplaceable(convolution)) {
                layers[i] =
                        i == 0 && InputConvolution.supports(convolution)
                                ? new InputConvolution(convolution)
                                : new OneDnnConvolution(convolution);
            }
        }
        return network;
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
