package org.numeral.inference.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.RunningService;

/** So slow a rate that no busy machine refills a bucket during a test. */
class RateLimitTest {

    private static final String[] TWO_AND_THEN_NONE = {
        "numeral.rate-limit.requests-per-second", "0.001", "numeral.rate-limit.burst", "2"
    };

    @TempDir Path models;

    @Test
    void oneRequestTooManyIsToldWhenToComeBack() throws Exception {
        try (RunningService service = start()) {
            assertThat(service.get("/info").statusCode()).isEqualTo(200);
            assertThat(service.get("/info").statusCode()).isEqualTo(200);
            HttpResponse<String> refused = service.get("/info");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(900L, 1000L);
            assertThat(Answers.json(refused).get("type").asText())
                    .isEqualTo("urn:numeral:rate-limited");
            assertThat(Answers.json(refused).get("detail").asText())
                    .matches(
                            "This client sends more requests than it may\\. Try again in \\d+ s, and more slowly\\.");
        }
    }

    @Test
    void whatIsOpenCountsForNothingAndIsNeverRefused() throws Exception {
        try (RunningService service = start()) {
            for (int i = 0; i < 5; i++) {
                assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
                assertThat(service.get("/").statusCode()).isEqualTo(200);
                assertThat(service.get("/nothing").statusCode()).isEqualTo(404);
            }
            assertThat(service.get("/info").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void modelServerClientsAreRefusedInTheirOwnForm() throws Exception {
        try (RunningService service = start()) {
            service.get("/v2");
            service.get("/v2");
            HttpResponse<String> refused =
                    service.send(
                            service.request("/v2/models/numeral/infer")
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{}")));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(Answers.json(refused).fieldNames()).toIterable().containsExactly("error");
        }
    }

    @Test
    void aForgedHeaderHelpsNobody() throws Exception {
        try (RunningService service = start()) {
            for (int i = 0; i < 2; i++) {
                service.get("/info", "X-Forwarded-For", "192.0.2." + i);
            }
            assertThat(service.get("/info", "X-Forwarded-For", "192.0.2.9").statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void behindATrustedProxyTheLastAddressIsTheClient() throws Exception {
        try (RunningService service = start("numeral.rate-limit.trusted-proxies", "1")) {
            for (int i = 0; i < 2; i++) {
                service.get("/info", "X-Forwarded-For", "10.0.0." + i + ", 192.0.2.1");
            }
            assertThat(status(service, "10.9.9.9, 192.0.2.1")).isEqualTo(429);
            assertThat(status(service, "10.9.9.9, 192.0.2.2")).isEqualTo(200);
        }
    }

    @Test
    void withKeysTheKeyIsTheClientAndGuessingIsLimitedToo() throws Exception {
        String one = "key-number-one-00";
        String two = "key-number-two-00";
        try (RunningService service = start("numeral.access.api-keys", one + "," + two)) {
            for (int i = 0; i < 2; i++) {
                assertThat(service.get("/info", "X-API-Key", "guess" + i).statusCode())
                        .isEqualTo(401);
                assertThat(service.get("/info", "X-API-Key", one).statusCode()).isEqualTo(200);
            }
            assertThat(service.get("/info", "X-API-Key", one).statusCode()).isEqualTo(429);
            assertThat(service.get("/info", "X-API-Key", two).statusCode()).isEqualTo(200);
            assertThat(service.get("/info", "X-API-Key", "guess3").statusCode()).isEqualTo(429);
        }
    }

    private RunningService start(String... more) {
        String[] settings = new String[TWO_AND_THEN_NONE.length + more.length];
        System.arraycopy(TWO_AND_THEN_NONE, 0, settings, 0, TWO_AND_THEN_NONE.length);
        System.arraycopy(more, 0, settings, TWO_AND_THEN_NONE.length, more.length);
        return RunningService.start(models, settings);
    }

    private static int status(RunningService service, String forwarded) throws Exception {
        return service.get("/info", "X-Forwarded-For", forwarded).statusCode();
    }
}
