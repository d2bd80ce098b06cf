package org.numeral.training.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.store.ModelStore;
import org.numeral.model.testing.RealMnist;

/**
 * The command on a cluster of separate processes. Whatever is lost on the way, the model is that of
 * a run that lost nothing, bit for bit.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@EnabledForJreRange(maxVersion = 23, disabledReason = "Spark 4.1 does not run on newer ones")
class StandaloneClusterTest {

    private static final int EPOCHS = 5;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private StandaloneCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = new StandaloneCluster(folder);
    }

    @AfterEach
    void stop() throws Exception {
        cluster.close();
    }

    @Test
    void whateverIsKilledTheModelIsThatOfThreadsInOneProcess() throws Exception {
        assertKillsChangeNothing(
                (store, processes) -> {
                    Map<String, String> settings = settings(store, processes);
                    settings.put("SYNTHETIC_EXAMPLES", "4000"); // some seconds an epoch
                    return settings;
                },
                1_000);
        assertThat(report("killed"))
                .contains("worker 2 (executor", "Digits a second, all workers together");
    }

    /** Takes some minutes: with {@code -Ddistributed.mnist=true}. */
    @Test
    @EnabledIfSystemProperty(named = "distributed.mnist", matches = "true")
    void whateverIsKilledTheModelOfMnistIsThatOfThreadsInOneProcess() throws Exception {
        assertKillsChangeNothing(
                (store, processes) -> {
                    Map<String, String> settings = settings(store, processes);
                    settings.put("DATASET", "mnist");
                    settings.put("DATA_DIR", RealMnist.folder().orElseThrow().toString());
                    settings.put("AVERAGING_PERIOD", "20");
                    settings.put("MIN_ACCURACY", "0.99");
                    return settings;
                },
                10_000);
    }

    /**
     * Kills an executor in the second epoch, the driver in the fourth and a worker in the fifth.
     *
     * @param settings by the name of the store, and whether the workers are processes
     * @param millis the most to wait in an epoch before something is killed
     */
    private void assertKillsChangeNothing(
            BiFunction<String, Boolean, Map<String, String>> settings, int millis)
            throws Exception {
        Random random = new Random();
        cluster.addWorker();
        Process doomed = cluster.addWorker();
        Process threads = cluster.train("threads", settings.apply("threads", false));
        assertThat(threads.waitFor()).as(cluster.log("threads")).isZero();

        Process first = cluster.train("first", settings.apply("killed", true));
        await(() -> contains("first", "Epoch 1:") || !first.isAlive());
        Thread.sleep(random.nextInt(millis));
        List<ProcessHandle> executors = cluster.executors();
        executors.get(random.nextInt(executors.size())).destroyForcibly(); // SIGKILL
        await(() -> contains("first", "Epoch 3:") || !first.isAlive());
        Thread.sleep(random.nextInt(millis));
        first.destroyForcibly().waitFor();

        Process second = cluster.train("second", settings.apply("killed", true));
        await(() -> contains("second", "Epoch 4:") || !second.isAlive());
        Thread.sleep(random.nextInt(millis / 2)); // before the end of the last epoch
        doomed.destroyForcibly();
        assertThat(second.waitFor()).as(cluster.log("second")).isZero();

        assertThat(List.of("first", "second"))
                .allSatisfy(
                        name ->
                                assertThat(cluster.log(name))
                                        .containsPattern("Executor \\d+ is lost \\(steps "));
        assertThat(cluster.log("second")).contains("Going on from");
        assertThat(model("killed")).isEqualTo(model("threads"));
    }

    @Test
    void nobodySeesTheWebPages() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (String path : List.of("", "json/", "static/webui.css")) {
            HttpRequest request = HttpRequest.newBuilder(cluster.page().resolve(path)).build();
            await(() -> answers(client, request));
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            client.send(request, BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tooFewWorkersAreToldOf() throws Exception {
        cluster.addWorker();
        Map<String, String> settings = settings("few", true);
        settings.put("CLUSTER_TIMEOUT", "30");

        assertRefused("few", settings, 1, "2 workers are needed, and the Spark master");
        assertThat(cluster.log("few")).contains("gave 1 within 30 s");
    }

    @Test
    void aRunThatHasLostAllWorkersEndsAndGoesOnLater() throws Exception {
        Process lost = cluster.addWorker();
        Map<String, String> settings = settings("lost", true);
        settings.put("DISTRIBUTED_WORKERS", "1");
        settings.put("CLUSTER_TIMEOUT", "30");
        Process first = cluster.train("first", settings);
        await(() -> contains("first", "Epoch 1:") || !first.isAlive());
        lost.destroyForcibly();

        assertThat(first.waitFor()).as(cluster.log("first")).isEqualTo(1);
        assertThat(cluster.log("first")).contains("numeral: no worker of the Spark master");
        cluster.addWorker();
        Process second = cluster.train("second", settings);
        assertThat(second.waitFor()).as(cluster.log("second")).isZero();
        assertThat(cluster.log("second")).contains("Going on from");
    }

    @Test
    void anUnreachableMasterIsToldOf() throws Exception {
        Map<String, String> settings = settings("nobody", true);
        String nobody = "spark://127.0.0.1:" + StandaloneCluster.freePort();
        settings.put("SPARK_MASTER", nobody);
        settings.put("CLUSTER_TIMEOUT", "2");

        assertRefused("nobody", settings, 1, "the Spark master " + nobody + " cannot be reached");
    }

    @Test
    void aWrongSecretIsToldOf() throws Exception {
        cluster.addWorker();
        Map<String, String> settings = settings("stranger", true);
        settings.put("_SPARK_AUTH_SECRET", "another secret");
        settings.put("CLUSTER_TIMEOUT", "10");

        assertRefused("stranger", settings, 1, "its master did not accept this process");
    }

    @Test
    void anotherBuildIsToldOf() throws Exception {
        cluster.addWorker();
        cluster.addWorker();
        Path other = folder.resolve("other/org/numeral/model/runtime");
        Files.createDirectories(other);
        Files.writeString(
                other.resolve("build.properties"),
                "version=0.0.1\ncommit=older\ndeeplearning4j=1.0.0-M2.1\n");

        assertRefused(
                "older",
                settings("older", true),
                2,
                "the workers do not run the same program as this process",
                "-Dspark.executor.extraClassPath="
                        + folder.resolve("other")
                        + ":"
                        + System.getProperty("java.class.path"));
        assertThat(cluster.log("older")).contains("Numeral 0.0.1 (commit older)");
    }

    @Test
    void workersWithoutDataAreToldOf() throws Exception {
        Map<String, String> settings = settings("idle", false);
        settings.put("DISTRIBUTED_WORKERS", "20");

        assertRefused("idle", settings, 2, "do not give each of 20 workers one batch of 64");
    }

    private void assertRefused(
            String name, Map<String, String> settings, int code, String message, String... options)
            throws Exception {
        Process driver = cluster.train(name, settings, options);
        assertThat(driver.waitFor(3, TimeUnit.MINUTES)).as(cluster.log(name)).isTrue();
        assertThat(driver.exitValue()).as(cluster.log(name)).isEqualTo(code);
        assertThat(cluster.log(name)).contains("numeral: ").contains(message);
        assertThat(new ModelStore(folder.resolve(name)).versions()).isEmpty();
    }

    private Map<String, String> settings(String store, boolean processes) {
        Map<String, String> settings =
                new HashMap<>(
                        Map.of(
                                "DATASET", "synthetic",
                                "SYNTHETIC_EXAMPLES", "1000",
                                "PRESET", "quick",
                                "EPOCHS", String.valueOf(EPOCHS),
                                "BATCH_SIZE", "64",
                                "AVERAGING_PERIOD", "2",
                                "MIN_ACCURACY", "0",
                                "ROBUSTNESS_EXAMPLES", "0",
                                "CLUSTER_TIMEOUT", "120",
                                "MODEL_DIR", folder.resolve(store).toString()));
        if (processes) {
            settings.put("SPARK_MASTER", cluster.url());
        }
        return settings;
    }

    /** The weights of the published network: the zip around them holds the time, too. */
    private byte[] model(String store) throws IOException {
        try (ZipFile file = new ZipFile(published(store).resolve("model.zip").toFile());
                InputStream weights = file.getInputStream(file.getEntry("coefficients.bin"))) {
            return weights.readAllBytes();
        }
    }

    private String report(String store) throws IOException {
        return Files.readString(published(store).resolve("report.html"));
    }

    private Path published(String store) throws IOException {
        Path directory = folder.resolve(store);
        String id = new ModelStore(directory).currentId().orElseThrow();
        return directory.resolve("versions").resolve(id);
    }

    private boolean contains(String name, String text) {
        try {
            return cluster.log(name).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) { // the test's time-out ends it
            Thread.sleep(20);
        }
    }
}
