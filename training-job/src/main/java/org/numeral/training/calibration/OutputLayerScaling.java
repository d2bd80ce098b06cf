package org.numeral.training.calibration;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/**
 * Puts a temperature into a network: softmax((W x + b) / T) is a softmax over the weights W / T and
 * b / T. So a published network is calibrated for every reader, and none needs to know of it.
 */
final class OutputLayerScaling {

    private OutputLayerScaling() {}

    /**
     * Divides the weights and biases of the last layer, in place; networks that share them change
     * too. Not for a network that is trained on.
     *
     * @param network whose last layer is an output layer with softmax
     * @param temperature above 0
     * @throws IllegalArgumentException if the network ends in another layer, or the temperature is
     *     out of range
     */
    static void divideBy(MultiLayerNetwork network, double temperature) {
        TemperatureScaling.requireTemperature(temperature);
        Layer last = network.getLayer(network.getnLayers() - 1);
        if (!(last.conf().getLayer() instanceof OutputLayer output
                && output.getActivationFn() instanceof ActivationSoftmax)) {
            throw new IllegalArgumentException(
                    "the network ends in %s, not in an output layer with softmax, so a temperature cannot be folded into its weights"
                            .formatted(last.conf().getLayer().getClass().getSimpleName()));
        }
        last.paramTable().values().forEach(weights -> weights.divi(temperature));
    }
}
