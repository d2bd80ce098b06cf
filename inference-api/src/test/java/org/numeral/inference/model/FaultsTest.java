package org.numeral.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

/** Computations that hang or fail, as clients, probes and dashboards see them. */
@Timeout(120)
class FaultsTest {

    @TempDir Path models;

    @Test
    void whoeverWaitsForAComputationThatHangsIsAnsweredAtTheDeadline() throws Exception {
        try (RunningService service =
                start("numeral.pool.stuck-after", "1h", "numeral.predict.deadline", "300ms")) {
            faults(service).hang(1000);
            byte[] form = Form.picture(Pictures.one());
            String pixels = Collections.nCopies(784, "0").toString();

            assertThat(service.post("/predict", form).statusCode()).isEqualTo(504);
            assertThat(service.post("/", form, "Accept", "text/html").statusCode()).isEqualTo(504);
            assertThat(json(service, "/predict", "{\"pixels\":" + pixels + "}").statusCode())
                    .isEqualTo(504);
            assertThat(
                            json(
                                            service,
                                            "/v1/models/numeral:predict",
                                            "{\"instances\":[" + pixels + "]}")
                                    .statusCode())
                    .isEqualTo(504);
            assertThat(
                            json(
                                            service,
                                            "/v2/models/numeral/infer",
                                            "{\"inputs\":[{\"name\":\"pixels\",\"shape\":[1,784],\"datatype\":\"FP32\",\"data\":"
                                                    + pixels
                                                    + "}]}")
                                    .statusCode())
                    .isEqualTo(504);
            HttpResponse<String> batch = service.post("/predict/batch", form);
            assertThat(batch.statusCode()).isEqualTo(200);
            assertThat(batch.body()).contains("\"status\":504", "urn:numeral:deadline-exceeded");
            faults(service).release();
        }
    }

    @Test
    void oneThatHangsIsReplacedAndSeveralMakeLivenessGoDown() throws Exception {
        try (RunningService service = start()) {
            faults(service).hang(1);
            assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(504);
            await(service, "/prometheus", "numeral_workers{state=\"hung\"} 1.0");
            await(service, "/prometheus", "numeral_workers{state=\"working\"} 2.0");
            assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(200);
            assertAlive(service, true);

            faults(service).hang(1);
            assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(504);
            await(service, "/health/liveness", "2 computations do not come back");
            assertAlive(service, false);
            // one worker is left
            assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(200);
            assertThat(service.get("/health/readiness").statusCode()).isEqualTo(200);

            faults(service).release();
            await(service, "/prometheus", "numeral_workers{state=\"hung\"} 0.0");
            await(service, "/prometheus", "numeral_workers{state=\"working\"} 2.0");
            assertAlive(service, true);
        }
    }

    static Stream<Error> errors() {
        return Stream.of(
                new OutOfMemoryError("Physical memory usage is too high"),
                new StackOverflowError(),
                new NoClassDefFoundError("org/nd4j/linalg/factory/Nd4j"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorFailsOneRequestAndTheNextIsAnswered(Error error) throws Exception {
        try (RunningService service = start()) {
            faults(service).fail(error);
            HttpResponse<String> failed = service.predict(Pictures.one());
            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.body())
                    .contains("urn:numeral:inference-failed")
                    .doesNotContain("Error", "nd4j");
            assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(200);
            await(service, "/prometheus", "numeral_workers{state=\"working\"} 2.0");
            assertAlive(service, true);
        }
    }

    @Test
    void whereNoWorkerCanBeMadeRequestsAreRefusedAndLivenessGoesDownUntilOneCan() throws Exception {
        try (RunningService service = start()) {
            faults(service).obstruct(new OutOfMemoryError("no memory for a replica"));
            for (int i = 0; i < 2; i++) {
                faults(service).fail(new OutOfMemoryError("no memory"));
                assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(500);
            }
            service.awaitReadiness(503, "no worker can compute at the moment");
            HttpResponse<String> refused = service.predict(Pictures.one());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(refused.body()).contains("urn:numeral:no-worker");
            await(service, "/health/liveness", "no worker has been able to compute for 1 s");
            assertAlive(service, false);

            faults(service).obstruct(null);
            service.awaitReady();
            // a worker is at work a moment before the queue lets requests in again
            HttpResponse<String> answer = service.predict(Pictures.one());
            while (answer.body().contains("urn:numeral:no-worker")) {
                answer = service.predict(Pictures.one());
            }
            assertThat(answer.statusCode()).isEqualTo(200);
            assertAlive(service, true);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aModelIsReplacedWhileAWorkerHangsInIt(boolean comesBack) throws Exception {
        try (RunningService service = start("numeral.model.reload", "true")) {
            faults(service).hang(1);
            assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(504);
            PublishedModels.untrained(models, "m2", "mnist");
            service.awaitReadiness(200, "\"m2\"");
            await(service, "/prometheus", "numeral_workers{state=\"hung\"} 1.0");
            assertThat(Answers.json(service.predict(Pictures.one())).get("modelVersion").asText())
                    .isEqualTo("m2");
            assertAlive(service, true);
            if (comesBack) {
                // reads weights that must still be there
                faults(service).release();
                await(service, "/prometheus", "numeral_workers{state=\"hung\"} 0.0");
            } else {
                // one in each model
                faults(service).hang(1);
                assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(504);
                await(service, "/health/liveness", "2 computations do not come back");
                faults(service).release();
            }
        }
    }

    private static void assertAlive(RunningService service, boolean alive) throws Exception {
        assertThat(service.get("/health/liveness").statusCode()).isEqualTo(alive ? 200 : 503);
        assertThat(service.get("/healthz").statusCode()).isEqualTo(alive ? 200 : 503);
        assertThat(service.get("/v2/health/live").statusCode()).isEqualTo(alive ? 200 : 400);
    }

    private static void await(RunningService service, String path, String text) throws Exception {
        while (!service.get(path).body().contains(text)) { // the test's time-out ends it
            Thread.sleep(20);
        }
    }

    private static HttpResponse<String> json(RunningService service, String path, String body)
            throws Exception {
        return service.send(
                service.request(path, "Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static FaultyReplicas faults(RunningService service) {
        return service.context().getBean(FaultyReplicas.class);
    }

    /** Two workers; deadlines that allow for a busy machine, and are short of a second. */
    private RunningService start(String... settings) throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        Stream<String> common =
                Stream.of(
                        FaultyReplicas.PROPERTY,
                        "true",
                        "numeral.pool.workers",
                        "2",
                        "numeral.pool.shutdown-grace",
                        "100ms",
                        "numeral.pool.stuck-after",
                        "1500ms",
                        "numeral.predict.deadline",
                        "1s");
        return RunningService.start(
                        models, Stream.concat(common, Stream.of(settings)).toArray(String[]::new))
                .awaitReady();
    }
}
