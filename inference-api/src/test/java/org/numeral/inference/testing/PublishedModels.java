package org.numeral.inference.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.digit.AbstentionScore;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelMetadata.Baseline;
import org.numeral.model.store.ModelMetadata.Calibration;
import org.numeral.model.store.ModelMetadata.ClassFigures;
import org.numeral.model.store.ModelMetadata.Dataset;
import org.numeral.model.store.ModelMetadata.Figures;
import org.numeral.model.store.ModelMetadata.Network;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import org.numeral.model.testing.TestModels;

/** Publishes models for tests, as the training job does. */
public final class PublishedModels {

    /** Of the weights of untrained networks. */
    public static final long UNTRAINED_SEED = 7;

    private PublishedModels() {}

    /** Publishes an untrained network; its answers are arbitrary, and always the same. */
    public static ModelVersion untrained(Path directory, String id, String dataset)
            throws IOException {
        return untrained(directory, metadata(id, dataset));
    }

    /** The same network, calibrated as it says, with a threshold for its highest probability. */
    public static ModelVersion abstaining(Path directory, String id, double threshold)
            throws IOException {
        return untrained(
                directory,
                metadata(id, "mnist")
                        .withCalibration(
                                new Calibration(1.25, 0.004, 0.001, 0.0015),
                                new AbstentionRule(AbstentionScore.MAX_PROBABILITY, threshold)));
    }

    private static ModelVersion untrained(Path directory, ModelMetadata draft) throws IOException {
        return new ModelStore(directory).publish(draft, PublishedModels::writeUntrained);
    }

    /** The same with a report. */
    public static ModelVersion withReport(Path directory, String id, String report)
            throws IOException {
        return new ModelStore(directory)
                .publish(
                        metadata(id, "mnist"),
                        folder -> {
                            writeUntrained(folder);
                            Files.writeString(folder.resolve(ModelVersion.REPORT_FILE), report);
                        });
    }

    private static void writeUntrained(Path folder) throws IOException {
        MultiLayerNetwork network = TestModels.untrained(UNTRAINED_SEED);
        ModelSerializer.writeModel(
                network, folder.resolve(ModelVersion.MODEL_FILE).toFile(), false);
        network.close();
    }

    /** Publishes a file that holds a network. */
    public static ModelVersion file(Path directory, String id, Path zip) throws IOException {
        return new ModelStore(directory)
                .publish(
                        metadata(id, "mnist"),
                        folder -> Files.copy(zip, folder.resolve(ModelVersion.MODEL_FILE)));
    }

    private static ModelMetadata metadata(String id, String dataset) {
        Figures figures =
                new Figures(
                        10_000,
                        0.9712,
                        0.9677,
                        0.9743,
                        Collections.nCopies(10, new ClassFigures(0.97, 0.97, 0.97, 1000)),
                        Collections.nCopies(10, Collections.nCopies(10, 100)));
        return new ModelMetadata(
                        ModelMetadata.FORMAT_VERSION,
                        id,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        null,
                        new Network("SMALL", 225_034),
                        new Dataset(dataset, Map.of(), 55_000, 5_000, 10_000),
                        Map.of("seed", "7"),
                        figures,
                        figures,
                        Map.of(),
                        "unknown",
                        Duration.ofSeconds(10))
                .withBaseline(
                        new Baseline(Collections.nCopies(10, 500), Collections.nCopies(10, 500)));
    }
}
