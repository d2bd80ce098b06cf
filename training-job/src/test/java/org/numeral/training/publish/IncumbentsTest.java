package org.numeral.training.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelMetadata.Dataset;
import org.numeral.model.store.ModelMetadata.Figures;
import org.numeral.model.store.ModelMetadata.Network;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import org.numeral.model.testing.TestModels;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.VersionAnswers;
import org.numeral.training.publish.Incumbent.Role;

class IncumbentsTest {

    private static final int EXAMPLES = 40;

    @TempDir private Path folder;

    private final LabelledDigits test = noise();

    @Test
    void anEmptyStoreHasNone() throws Exception {
        assertThat(incumbents()).isEmpty();
    }

    @Test
    void currentComesFirstAndThenTheEarlierOnesOfItsKind() throws Exception {
        publish("v1", "small", "mnist");
        publish("v2", "large", "mnist");
        publish("v3", "small", "images");
        publish("v4", "small", "mnist");
        publish("v5", "small", "mnist");

        assertThat(incumbents()).extracting(Incumbent::id).containsExactly("v5", "v4", "v1");
        assertThat(incumbents())
                .extracting(Incumbent::role)
                .containsExactly(Role.CURRENT, Role.EARLIER, Role.EARLIER);
    }

    @Test
    void whatWasRolledBackDoesNotCount() throws Exception {
        publish("v1", "small", "mnist");
        publish("v2", "small", "mnist");
        publish("v3", "small", "mnist");
        store().rollback("v2");

        assertThat(incumbents()).extracting(Incumbent::id).containsExactly("v2", "v1");
    }

    @Test
    void aDamagedOneIsLeftOut() throws Exception {
        ModelVersion first = publish("v1", "small", "mnist");
        publish("v2", "small", "mnist");
        Files.writeString(first.modelFile(), "damaged");

        assertThat(incumbents()).extracting(Incumbent::id).containsExactly("v2");
    }

    @Test
    void aDamagedCurrentOneStopsNoBetterOne() throws Exception {
        publish("v1", "small", "mnist");
        Files.writeString(publish("v2", "small", "mnist").modelFile(), "damaged");

        assertThat(incumbents()).isEmpty();
    }

    @Test
    void theModelIsTheFirstOfThePairAndTheCandidateTheSecond() throws Exception {
        publish("v1", "small", "synthetic");
        float[] right = new float[EXAMPLES * Prediction.CLASSES];
        for (int i = 0; i < EXAMPLES; i++) {
            right[i * Prediction.CLASSES + test.label(i)] = 1;
        }

        Incumbent current = new Incumbents(store(), 1).against(test, right).get(0);

        assertThat(current.synthetic()).isTrue();
        assertThat(current.comparison().secondAccuracy()).isEqualTo(1);
        assertThat(current.comparison().firstAccuracy()).isLessThan(0.8);
        assertThat(current.comparison().onlySecondRight()).isPositive();
    }

    @Test
    void aVersionDoesNotDifferFromItself() throws Exception {
        ModelVersion version = publish("v1", "small", "mnist");
        float[] its = VersionAnswers.probabilities(store(), version, test, 2);

        assertThat(new Incumbents(store(), 1).against(test, its).get(0).comparison().differing())
                .isZero();
    }

    private List<Incumbent> incumbents() throws IOException {
        return new Incumbents(store(), 1).against(test, new float[EXAMPLES * Prediction.CLASSES]);
    }

    private ModelStore store() {
        return new ModelStore(folder);
    }

    /** Each a second later than the one before, by its number. */
    private ModelVersion publish(String id, String architecture, String dataset)
            throws IOException {
        int number = Integer.parseInt(id.substring(1));
        Figures figures = new Figures(EXAMPLES, 0.1, 0, 1, List.of(), List.of());
        MultiLayerNetwork network = TestModels.untrained(number);
        try {
            return store().publish(
                            new ModelMetadata(
                                    ModelMetadata.FORMAT_VERSION,
                                    id,
                                    Instant.ofEpochSecond(1_800_000_000L + number),
                                    null,
                                    new Network(architecture, network.numParams()),
                                    new Dataset(dataset, Map.of(), 1, 1, EXAMPLES),
                                    Map.of(),
                                    figures,
                                    figures,
                                    Map.of(),
                                    "unknown",
                                    Duration.ZERO),
                            target ->
                                    ModelSerializer.writeModel(
                                            network,
                                            target.resolve(ModelVersion.MODEL_FILE).toFile(),
                                            false));
        } finally {
            network.close();
        }
    }

    private static LabelledDigits noise() {
        byte[] pixels = new byte[EXAMPLES * DigitImage.PIXELS];
        new Random(1).nextBytes(pixels);
        byte[] labels = new byte[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            labels[i] = (byte) (i % Prediction.CLASSES);
        }
        return new LabelledDigits(pixels, labels);
    }
}
