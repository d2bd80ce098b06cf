package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.model.ModelService;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

class BusyServiceTest {

    @TempDir Path models;

    @Test
    void requestThatWaitsTooLongIsAnsweredAtItsDeadline() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service =
                RunningService.start(
                                models,
                                "numeral.predict.deadline",
                                "200ms",
                                "numeral.predict.decode-threads",
                                "1")
                        .awaitReady()) {
            CountDownLatch release = holdTheDecoder(service);
            HttpResponse<String> response = service.predict(Pictures.one());
            release.countDown();
            assertThat(response.statusCode()).isEqualTo(504);
            assertThat(Answers.json(response).get("detail").asText())
                    .isEqualTo(
                            "There was no answer within 0.2 s. The service is busy; try again later or with a smaller picture.");
        }
    }

    @Test
    void requestsBeyondTheQueueAreRefusedAndToldToRetry() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service =
                RunningService.start(
                                models,
                                "numeral.predict.decode-threads",
                                "1",
                                "numeral.predict.decode-queue",
                                "1")
                        .awaitReady()) {
            CountDownLatch release = holdTheDecoder(service);
            ExecutorService clients = Executors.newFixedThreadPool(4);
            List<Future<HttpResponse<String>>> requests = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                requests.add(clients.submit(() -> service.predict(Pictures.one())));
            }
            while (requests.stream().filter(Future::isDone).count() < 3) {
                Thread.onSpinWait();
            }
            release.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<HttpResponse<String>> request : requests) {
                HttpResponse<String> response = request.get();
                statuses.add(response.statusCode());
                if (response.statusCode() == 503) {
                    assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
                    assertThat(response.body()).contains("urn:numeral:overloaded");
                }
            }
            clients.shutdown();
            assertThat(statuses).containsExactlyInAnyOrder(200, 503, 503, 503);
        }
    }

    @Test
    void requestThatWouldWaitTooLongIsRefusedAtOnce() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service =
                RunningService.start(
                                models,
                                "numeral.predict.decode-threads",
                                "1",
                                "numeral.predict.longest-wait",
                                "1ms")
                        .awaitReady()) {
            DecodePool pool = service.context().getBean(DecodePool.class);
            pool.submit(
                            () -> {
                                Thread.sleep(100); // what the estimate knows
                                return null;
                            })
                    .get();
            CountDownLatch release = holdTheDecoder(service);
            Future<?> waiting = pool.submit(() -> null);
            byte[] large = Form.picture(new byte[1_000_000]);
            for (String path : List.of("/predict", "/predict/batch")) {
                HttpResponse<String> refused = service.post(path, large);
                assertThat(refused.statusCode()).as(path).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            }
            release.countDown();
            waiting.get(); // or the next request would find it before itself
            assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void closedPoolAnswersThatTheServiceIsShuttingDown() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service = RunningService.start(models).awaitReady()) {
            service.context().getBean(ModelService.class).require().pool().close();
            HttpResponse<String> response = service.predict(Pictures.one());
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("urn:numeral:shutting-down");
        }
    }

    @Test
    void clientThatStopsSendingIsCutOffAndHoldsNothingUp() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service =
                        RunningService.start(models, "micronaut.server.idle-timeout", "1s")
                                .awaitReady();
                Socket stalled = new Socket("localhost", service.port())) {
            stalled.setSoTimeout(20_000);
            stalled.getOutputStream()
                    .write(
                            ("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\nContent-Type: "
                                            + Form.TYPE
                                            + "\r\n\r\n--test-bound")
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(200);
            assertThat(stalled.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** Occupies the only decode thread until the latch is released. */
    private static CountDownLatch holdTheDecoder(RunningService service) throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        service.context()
                .getBean(DecodePool.class)
                .submit(
                        () -> {
                            busy.countDown();
                            release.await();
                            return null;
                        });
        busy.await();
        return release;
    }
}
