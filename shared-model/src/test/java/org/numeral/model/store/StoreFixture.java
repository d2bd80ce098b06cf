package org.numeral.model.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Versions for the tests of this package: small, and different where it matters. */
final class StoreFixture {

    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private StoreFixture() {}

    static ModelMetadata draft(String id, Instant created) {
        List<List<Integer>> confusion = new ArrayList<>();
        List<ModelMetadata.ClassFigures> perClass = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            List<Integer> row = new ArrayList<>();
            for (int other = 0; other < 10; other++) {
                row.add(digit == other ? 98 : digit == (other + 1) % 10 ? 2 : 0);
            }
            confusion.add(row);
            perClass.add(new ModelMetadata.ClassFigures(0.98, 0.98, 0.98, 100));
        }
        ModelMetadata.Figures figures =
                new ModelMetadata.Figures(1000, 0.98, 0.9693, 0.987, perClass, confusion);
        return new ModelMetadata(
                ModelMetadata.FORMAT_VERSION,
                id,
                created,
                null,
                new ModelMetadata.Network("small", 189_610),
                new ModelMetadata.Dataset(
                        "mnist",
                        Map.of("train-images", "0".repeat(64), "test-images", "1".repeat(64)),
                        55_000,
                        5_000,
                        10_000),
                Map.of("SEED", "1", "EPOCHS", "3", "LEARNING_RATE", "0.004"),
                figures,
                figures,
                Map.of("java", "17.0.15", "deeplearning4j", "1.0.0-M2.1"),
                "unknown",
                Duration.ofMillis(61_500));
    }

    /** The same id always has the same model; n orders the versions by time. */
    static ModelVersion publish(ModelStore store, String id, int n) throws ModelStoreException {
        return store.publish(draft(id, START.plusSeconds(n)), content(id));
    }

    static ModelStore.Content content(String model) {
        return folder -> {
            Files.writeString(folder.resolve(ModelVersion.MODEL_FILE), "model " + model);
            Files.writeString(folder.resolve(ModelVersion.REPORT_FILE), "<p>report " + model);
            Path pictures = Files.createDirectory(folder.resolve(ModelVersion.PICTURES_FOLDER));
            Files.writeString(pictures.resolve("curve.png"), "curve " + model);
        };
    }

    static List<String> ids(ModelStore store) throws ModelStoreException {
        return store.versions().stream().map(ModelVersion::id).toList();
    }

    static List<Path> staging(Path directory) throws IOException {
        return DurableFiles.children(new StoreLayout(directory).staging());
    }

    /** Makes all workspaces look as if their writers had been silent for a day. */
    static void age(Path directory) throws IOException {
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        for (Path workspace : staging(directory)) {
            try (Stream<Path> files = Files.walk(workspace)) {
                files.forEach(file -> setTime(file, yesterday));
            }
        }
    }

    private static void setTime(Path file, FileTime time) {
        try {
            Files.setLastModifiedTime(file, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
