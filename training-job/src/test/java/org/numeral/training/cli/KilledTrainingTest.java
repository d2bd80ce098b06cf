package org.numeral.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.store.ModelStore;
import org.numeral.model.testing.JavaProcess;
import org.numeral.model.testing.RealMnist;

/** The command {@code train} in a process that is killed (SIGKILL) and started again. */
class KilledTrainingTest {

    /** Of a process that is not killed. */
    private static final long MOST_MINUTES = 10;

    @TempDir private Path folder;

    private final Random random = new Random();
    private int kills;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void publishesTheModelOfARunThatWasNotKilled() throws Exception {
        List<String> options =
                List.of(
                        "--dataset=synthetic",
                        "--synthetic-examples=2000",
                        "--preset=quick",
                        "--network=small",
                        "--epochs=24",
                        "--robustness-examples=0",
                        "--min-accuracy=0");
        runToItsEnd("whole", options);

        while (kills < 3) {
            killInTheNextEpochs("killed", options, 400);
        }
        runToItsEnd("killed", options);

        assertThat(weights("killed")).isEqualTo(weights("whole"));
    }

    /** Takes some minutes: with {@code -Dresume.mnist=true}. */
    @Test
    @EnabledIfSystemProperty(named = "resume.mnist", matches = "true")
    void publishesTheModelOfAQuickRunOnMnistThatWasNotKilled() throws Exception {
        List<String> options =
                List.of(
                        "--dataset=mnist",
                        "--data-dir=" + RealMnist.folder().orElseThrow(),
                        "--preset=quick");
        runToItsEnd("whole", options);

        while (kills < 5) {
            killAfter(random.nextInt(25_000), "killed", options);
        }
        runToItsEnd("killed", options);

        assertThat(weights("killed")).isEqualTo(weights("whole"));
    }

    /** Kills it at a random moment after it has made progress, so that there is some to lose. */
    private void killInTheNextEpochs(String store, List<String> options, int millis)
            throws Exception {
        Map<Path, FileTime> before = checkpoints(store);
        Process process = start(store, options);
        while (process.isAlive() && checkpoints(store).equals(before)) {
            Thread.sleep(20);
        }
        Thread.sleep(random.nextInt(millis));
        assertThat(process.isAlive()).as(log(store)).isTrue();
        process.destroyForcibly().waitFor();
        kills++;
        assertThat(log(store).contains("Going on from"))
                .as(log(store))
                .isEqualTo(!before.isEmpty());
    }

    private void killAfter(int millis, String store, List<String> options) throws Exception {
        boolean goesOn = !checkpoints(store).isEmpty();
        Process process = start(store, options);
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("done before it was killed often enough: " + log(store));
        }
        process.destroyForcibly().waitFor();
        kills++;
        // what is killed while it starts may not have looked for a checkpoint yet
        if (!goesOn || log(store).contains("Epoch")) {
            assertThat(log(store).contains("Going on from")).as(log(store)).isEqualTo(goesOn);
        }
    }

    private void runToItsEnd(String store, List<String> options) throws Exception {
        boolean goesOn = !checkpoints(store).isEmpty();
        Process process = start(store, options);
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as(log(store)).isZero();
        assertThat(log(store).contains("Going on from")).as(log(store)).isEqualTo(goesOn);
    }

    private Process start(String store, List<String> options) throws IOException {
        List<String> args = new ArrayList<>(List.of("train"));
        args.addAll(options);
        args.add("--workers=2");
        args.add("--model-dir=" + folder.resolve(store));
        return JavaProcess.start(
                folder.resolve(store + ".log"),
                Main.class,
                // empty is not set: the folder that the tests were given is no synthetic one
                Map.of("LOG_LEVEL", "INFO", "DATA_DIR", ""),
                args.toArray(String[]::new));
    }

    private String log(String store) throws IOException {
        return Files.readString(folder.resolve(store + ".log"));
    }

    /** Each with the moment in which it was written. */
    private Map<Path, FileTime> checkpoints(String store) throws IOException {
        Path directory = folder.resolve(store).resolve("checkpoints");
        Map<Path, FileTime> found = new HashMap<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(directory, "*.checkpoint")) {
                for (Path file : files) {
                    found.put(file, Files.getLastModifiedTime(file));
                }
            }
        }
        return found;
    }

    private byte[] weights(String store) throws IOException {
        ModelStore published = new ModelStore(folder.resolve(store));
        Path model = published.verify(published.currentId().orElseThrow()).modelFile();
        try (ZipFile file = new ZipFile(model.toFile());
                InputStream weights = file.getInputStream(file.getEntry("coefficients.bin"))) {
            return weights.readAllBytes();
        }
    }
}
