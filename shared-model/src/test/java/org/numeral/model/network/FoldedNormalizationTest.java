package org.numeral.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.function.Predicate;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FoldedNormalizationTest {

    private static final long ROWS = 7;

    @ParameterizedTest
    @EnumSource
    void aFoldedNetworkAnswersTheSame(NetworkArchitecture architecture) {
        MultiLayerNetwork network = AsIfTrained.network(architecture, 1);
        try (INDArray input = Nd4j.rand(NetworkArchitecture.inputShape((int) ROWS))) {
            float[] expected = answers(network, input);

            FoldedNormalization.fold(network);
            float[] inDl4j = answers(network, input);
            FastLayers.install(network);

            assertThat(network.getLayers())
                    .filteredOn(BatchNormalization.class::isInstance)
                    .allMatch(FoldedNormalization.class::isInstance);
            assertSame(inDl4j, expected);
            assertSame(answers(network, input), expected);
        } finally {
            network.close();
        }
    }

    @Test
    void aNegativeFactorDoesNotPassMaxPooling() {
        MultiLayerNetwork network = AsIfTrained.network(NetworkArchitecture.DEEP, -1);
        try (INDArray input = Nd4j.rand(NetworkArchitecture.inputShape((int) ROWS))) {
            float[] expected = answers(network, input);

            FoldedNormalization.fold(network);
            FastLayers.install(network);

            assertSame(answers(network, input), expected);
            assertThat(Arrays.stream(network.getLayers()).filter(isFolded()).count())
                    .as("those without pooling before them")
                    .isEqualTo(3);
        } finally {
            network.close();
        }
    }

    @Test
    void foldingTwiceChangesNothing() {
        MultiLayerNetwork network = AsIfTrained.network(NetworkArchitecture.DEEP, 1);
        try {
            FoldedNormalization.fold(network);
            float[] once = network.params().data().asFloat();
            FoldedNormalization.fold(network);

            assertThat(network.params().data().asFloat()).isEqualTo(once);
        } finally {
            network.close();
        }
    }

    @Test
    void aNewNetworkIsNotTakenForAFoldedOne() {
        MultiLayerNetwork network = AsIfTrained.untrained(NetworkArchitecture.MEDIUM);
        try {
            assertThat(Arrays.stream(network.getLayers()).filter(isFolded())).isEmpty();
        } finally {
            network.close();
        }
    }

    @Test
    void aFoldedNetworkCannotBeTrained() {
        MultiLayerNetwork network = AsIfTrained.network(NetworkArchitecture.MEDIUM, 1);
        try (INDArray input = Nd4j.rand(NetworkArchitecture.inputShape((int) ROWS))) {
            FoldedNormalization.fold(network);
            FastLayers.install(network);

            assertThatThrownBy(() -> network.output(input, true))
                    .hasMessage("a network that was folded cannot be trained");
        } finally {
            network.close();
        }
    }

    private static Predicate<Layer> isFolded() {
        return layer ->
                layer instanceof BatchNormalization normalization
                        && FoldedNormalization.isFolded(normalization);
    }

    private static float[] answers(MultiLayerNetwork network, INDArray input) {
        try (INDArray output = network.output(input, false)) {
            return output.data().asFloat();
        }
    }

    private static void assertSame(float[] actual, float[] expected) {
        assertThat(actual).containsExactly(expected, offset(1e-5f));
    }
}
