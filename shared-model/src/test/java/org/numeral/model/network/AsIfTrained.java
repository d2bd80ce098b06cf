package org.numeral.model.network;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.network.NetworkArchitecture.TrainingSettings;

/** Networks with random weights, none of which is at its initial value. */
final class AsIfTrained {

    private AsIfTrained() {}

    static MultiLayerNetwork untrained(NetworkArchitecture architecture) {
        MultiLayerNetwork network =
                new MultiLayerNetwork(architecture.configure(new TrainingSettings(3, 0.001)));
        network.init();
        return network;
    }

    /**
     * With figures of normalization as training leaves them, a bias for each channel.
     *
     * @param architecture of the network
     * @param sign of the first channel's factor of each normalization, 1 or -1
     * @return the network, to be closed by the caller
     */
    static MultiLayerNetwork network(NetworkArchitecture architecture, int sign) {
        MultiLayerNetwork network = untrained(architecture);
        for (Layer layer : network.getLayers()) {
            if (layer.paramTable().containsKey("b")) {
                layer.getParam("b").assign(Nd4j.randn(layer.getParam("b").shape()));
            }
            if (layer instanceof BatchNormalization) {
                long[] shape = layer.getParam(GAMMA).shape();
                layer.getParam(GAMMA).assign(Nd4j.rand(shape).addi(0.5));
                layer.getParam(GAMMA).putScalar(0, sign * 0.7);
                layer.getParam(BETA).assign(Nd4j.randn(shape));
                layer.getParam(GLOBAL_MEAN).assign(Nd4j.randn(shape));
                layer.getParam(GLOBAL_VAR).assign(Nd4j.rand(shape).addi(0.5));
            }
        }
        return network;
    }
}
