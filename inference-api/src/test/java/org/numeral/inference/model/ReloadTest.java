package org.numeral.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelStore;

/** Later versions, with reloading switched on. */
class ReloadTest {

    private static final int CLIENTS = 6;
    private static final int VERSIONS = 12;
    private static final long MEBIBYTE = 1 << 20;

    @TempDir Path models;

    @Test
    void laterVersionsComeInWithoutAFailedRequestAndOldOnesAreFreed() throws Exception {
        PublishedModels.untrained(models, "m0", "mnist");
        try (RunningService service = start()) {
            AtomicBoolean stop = new AtomicBoolean();
            Set<String> seen = ConcurrentHashMap.newKeySet();
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(
                        threads.submit(
                                () -> {
                                    while (!stop.get()) {
                                        seen.add(versionOf(service.predict(Pictures.one())));
                                    }
                                    return null;
                                }));
            }
            long afterFirst = 0;
            for (int i = 1; i <= VERSIONS; i++) {
                PublishedModels.untrained(models, "m" + i, "mnist");
                service.awaitReadiness(200, "\"m" + i + "\"");
                if (i == 1) {
                    afterFirst = nativeBytes(service);
                }
            }
            long afterAll = nativeBytes(service);
            stop.set(true);
            for (Future<?> client : clients) {
                client.get();
            }
            threads.shutdown();

            assertThat(seen).contains("m0", "m" + VERSIONS);
            // the weights of one are 0.9 MB, and two workers have buffers of some more
            assertThat((afterAll - afterFirst) / MEBIBYTE).isLessThan(8);
        }
    }

    @Test
    void aBrokenVersionIsRefusedVisiblyAndTheOldOneGoesOnServing() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service = start()) {
            Path text = Files.writeString(models.resolve("text.zip"), "this is no network");
            PublishedModels.file(models, "m2", text);

            String health = service.awaitReadiness(200, "not a network");
            assertThat(health).contains("\"m1\"");
            assertThat(versionOf(service.predict(Pictures.one()))).isEqualTo("m1");
            assertThat(service.get("/info").body()).contains("\"serving\"", "not a network");
            assertThat(service.get("/prometheus").body())
                    .doesNotContain("numeral_model_loads_total{result=\"failure\"} 0.0");

            PublishedModels.untrained(models, "m3", "mnist");
            service.awaitReadiness(200, "\"m3\"");
            assertThat(service.get("/info").body()).doesNotContain("not a network");
        }
    }

    @Test
    void aRollbackFromABrokenVersionLeavesNoObstacle() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service = start()) {
            Path text = Files.writeString(models.resolve("text.zip"), "this is no network");
            PublishedModels.file(models, "m2", text);
            service.awaitReadiness(200, "not a network");

            new ModelStore(models).rollback("m1");
            long end = System.nanoTime() + 10_000_000_000L;
            while (service.get("/info").body().contains("not a network")) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(20);
            }
            assertThat(versionOf(service.predict(Pictures.one()))).isEqualTo("m1");
        }
    }

    private RunningService start() throws Exception {
        return RunningService.start(models, "numeral.model.reload", "true").awaitReady();
    }

    private static String versionOf(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Answers.json(response).get("modelVersion").asText();
    }

    /** When the old models are closed, which takes a moment. */
    private static long nativeBytes(RunningService service) throws Exception {
        NativeRuntime runtime =
                service.context().getBean(ModelService.class).runtime().orElseThrow();
        long end = System.nanoTime() + 10_000_000_000L;
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("model-closer"))) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("an old model is still open");
            }
            Thread.sleep(20);
        }
        System.gc();
        Thread.sleep(200);
        return runtime.nativeBytes();
    }
}
