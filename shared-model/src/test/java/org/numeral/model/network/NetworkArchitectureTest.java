package org.numeral.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.NetworkArchitecture.TrainingSettings;
import org.numeral.model.runtime.ComputePath;
import org.numeral.model.runtime.NativeRuntime;

class NetworkArchitectureTest {

    @ParameterizedTest
    @EnumSource
    void takesPicturesAndGivesProbabilities(NetworkArchitecture architecture) {
        MultiLayerNetwork network = network(architecture);

        INDArray output = network.output(Nd4j.rand(NetworkArchitecture.inputShape(3)));

        assertThat(output.shape()).containsExactly(3, Prediction.CLASSES);
        for (int row = 0; row < 3; row++) {
            assertThat(output.getRow(row).sumNumber().doubleValue()).isBetween(0.9999, 1.0001);
        }
        network.close();
    }

    /** DL4J falls back without a word where its oneDNN helper is missing: only this shows it. */
    @ParameterizedTest
    @EnumSource
    void computesOnThePathThatWasChosen(NetworkArchitecture architecture) {
        MultiLayerNetwork network = network(architecture);

        assertThat(network.getLayer(0).getHelper() != null)
                .isEqualTo(NativeRuntime.start().path() == ComputePath.ONEDNN);
        network.close();
    }

    private static MultiLayerNetwork network(NetworkArchitecture architecture) {
        MultiLayerNetwork network =
                new MultiLayerNetwork(architecture.configure(new TrainingSettings(1, 1e-3)));
        network.init();
        return network;
    }
}
