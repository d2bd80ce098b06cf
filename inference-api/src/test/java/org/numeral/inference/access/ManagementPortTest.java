package org.numeral.inference.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

class ManagementPortTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir static Path models;
    @TempDir static Path empty;
    private static int port;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        port = free();
        service =
                RunningService.start(
                        models,
                        "endpoints.all.port",
                        String.valueOf(port),
                        "numeral.access.api-keys",
                        "a-key-that-nobody-has");
        while (management("/health/readiness").statusCode() != 200) {
            Thread.sleep(50);
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/prometheus", "/health", "/health/liveness", "/health/readiness"})
    void healthAndMetricsAreAtTheirOwnPortOnlyAndNeedNoKeyThere(String path) throws Exception {
        assertThat(management(path).statusCode()).isEqualTo(200);
        assertThat(management(path).headers().firstValue("X-Content-Type-Options"))
                .hasValue("nosniff");
        assertThat(service.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/,200", "/healthz,200", "/v2/health/ready,200", "/v2/models/numeral/ready,200"})
    void everythingElseIsAtTheMainPortOnly(String path, int status) throws Exception {
        assertThat(service.get(path).statusCode()).isEqualTo(status);
        assertThat(management(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/predict", "/predict/batch", "/v2/models/numeral/infer", "/"})
    void nothingIsPredictedWithoutAKeyAtThePortOfHealthEither(String path) throws Exception {
        HttpResponse<String> response =
                CLIENT.send(
                        request(path).POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(404);
    }

    @Test
    void thePageHasNoLinkToHealth() throws Exception {
        assertThat(service.get("/").body()).doesNotContain("href=\"/health\"");
    }

    @Test
    void withoutAModelReadinessIsDownAndLivenessUp() throws Exception {
        int own = free();
        try (RunningService waiting =
                RunningService.start(empty, "endpoints.all.port", String.valueOf(own))) {
            assertThat(get(own, "/health/readiness").statusCode()).isEqualTo(503);
            assertThat(get(own, "/health/liveness").statusCode()).isEqualTo(200);
            assertThat(waiting.get("/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theMainPortAgainIsNoPortOfItsOwn() throws Exception {
        int own = free();
        try (RunningService same =
                RunningService.start(
                        empty,
                        "micronaut.server.port",
                        String.valueOf(own),
                        "endpoints.all.port",
                        String.valueOf(own),
                        "numeral.access.api-keys",
                        "a-key-that-nobody-has")) {
            assertThat(same.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(same.get("/prometheus").statusCode()).isEqualTo(401);
            assertThat(same.get("/info").statusCode()).isEqualTo(401);
            assertThat(same.get("/").body()).contains("href=\"/health\"");
        }
    }

    private static HttpResponse<String> management(String path) throws Exception {
        return get(port, path);
    }

    private static HttpResponse<String> get(int at, String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + at + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json");
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
