package org.numeral.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.testing.TestModels;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.trainer.RandomDigits;

class OutputLayerScalingTest {

    private static final double TEMPERATURE = 0.25;
    private static final LabelledDigits DIGITS = RandomDigits.of(300, 1);

    @TempDir Path directory;
    private final MultiLayerNetwork network = TestModels.untrained(3);

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void foldedNetworkAnswersAsTheScaledProbabilitiesSay() throws IOException {
        float[] before = probabilities();
        INDArray firstLayer = network.getLayer(0).params().dup();

        new TemperatureScaling(TEMPERATURE, 0, 0, Optional.empty()).applyTo(network);

        assertAnswersAre(probabilities(), before);
        assertThat(network.getLayer(0).params()).isEqualTo(firstLayer);
        Path file = directory.resolve("model.zip");
        ModelSerializer.writeModel(network, file.toFile(), false);
        try (DigitClassifier read = DigitClassifier.load(file);
                ParallelClassifier parallel = new ParallelClassifier(read, 1)) {
            assertAnswersAre(parallel.probabilities(DIGITS), before);
        }
    }

    @Test
    void temperatureOfOneChangesNothing() {
        INDArray before = network.params().dup();

        OutputLayerScaling.divideBy(network, 1);

        assertThat(network.params()).isEqualTo(before);
    }

    @Test
    void refusesANetworkWithoutSoftmaxAtItsEnd() {
        MultiLayerNetwork headless =
                new MultiLayerNetwork(
                        new NeuralNetConfiguration.Builder()
                                .list()
                                .layer(new DenseLayer.Builder().nIn(4).nOut(2).build())
                                .build());
        headless.init();

        assertThatThrownBy(() -> OutputLayerScaling.divideBy(headless, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the network ends in DenseLayer, not in an output layer with softmax, so a temperature cannot be folded into its weights");
        headless.close();
    }

    private static void assertAnswersAre(float[] answers, float[] unscaled) {
        float[] expected = TemperatureScaling.scale(unscaled, TEMPERATURE);
        assertThat(answers).hasSameSizeAs(expected);
        for (int i = 0; i < answers.length; i++) {
            assertThat(answers[i]).isCloseTo(expected[i], within(1e-5f));
        }
        for (int row = 0; row < DIGITS.size(); row++) {
            assertThat(best(answers, row)).isEqualTo(best(unscaled, row));
        }
    }

    private static int best(float[] probabilities, int row) {
        float[] one = new float[Prediction.CLASSES];
        System.arraycopy(probabilities, row * one.length, one, 0, one.length);
        return Prediction.of(one).best().digit();
    }

    private float[] probabilities() {
        try (ParallelClassifier classifier = new ParallelClassifier(network, 1)) {
            return classifier.probabilities(DIGITS);
        }
    }
}
