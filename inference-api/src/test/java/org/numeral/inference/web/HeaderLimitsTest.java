package org.numeral.inference.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RawHttp;
import org.numeral.inference.testing.RunningService;

/** Requests over a limit, or against the rules, get a 4xx or are cut off; and tell nothing. */
class HeaderLimitsTest {

    private static final String END = "Host: localhost\r\nConnection: close\r\n\r\n";

    /** Parts of stack traces, and of paths on any system. */
    private static final String REVEALING =
            "(?s).*(Exception|\\.java:|io\\.micronaut|io\\.netty|org\\.numeral|java\\.lang|/tmp/|/home/|/usr/|/root/|[A-Z]:\\\\).*";

    @TempDir static Path models;
    @TempDir static Path empty;
    private static RunningService service;
    private static RunningService waiting;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        service = RunningService.start(models).awaitReady();
        waiting = RunningService.start(empty);
    }

    @AfterAll
    static void stop() {
        service.close();
        waiting.close();
    }

    @AfterEach
    void othersAreServed() throws Exception {
        assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void aHeaderFieldThatIsTooLong() throws Exception {
        assertThat(send("GET / HTTP/1.1\r\nX-Long: " + "x".repeat(8200) + "\r\n" + END))
                .matches("(?s)HTTP/1\\.[01] 413 .*")
                .contains("The header of the request is too large. Send fewer or shorter header");
    }

    @Test
    void headerFieldsThatAreTooManyTogether() throws Exception {
        assertThat(send("GET / HTTP/1.1\r\n" + "X-Many: 0123456789\r\n".repeat(500) + END))
                .matches("(?s)HTTP/1\\.[01] 413 .*");
    }

    @Test
    void aHeaderJustWithinTheLimit() throws Exception {
        assertThat(send("GET /healthz HTTP/1.1\r\nX-Long: " + "x".repeat(8000) + "\r\n" + END))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aRequestLineThatIsTooLong() throws Exception {
        assertThat(send("GET /?" + "x".repeat(5000) + " HTTP/1.1\r\n" + END))
                .matches("(?s)HTTP/1\\.[01] 413 .*");
        assertThat(send("GET /healthz?" + "x".repeat(4000) + " HTTP/1.1\r\n" + END))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aHeaderThatNeverEnds() throws Exception {
        assertThat(send("GET / HTTP/1.1\r\nX-Long: " + "x".repeat(1_000_000))).isIn("", first413());
    }

    @Test
    void tooManyParts() throws Exception {
        Form form = new Form();
        for (int i = 0; i < 100; i++) {
            form.field("f" + i, new byte[] {'x'});
        }
        HttpResponse<String> response = service.post("/predict", form.bytes());
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("form fields").doesNotMatch(REVEALING);
    }

    @Test
    void aPartWithALongHeader() throws Exception {
        byte[] form = new Form().file("file", "x".repeat(20_000), new byte[10]).bytes();
        HttpResponse<String> response = service.post("/predict", form);
        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(response.body()).doesNotMatch(REVEALING);
    }

    @Test
    void aPartWithManyHeaders() throws Exception {
        String part =
                "--test-boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n"
                        + "X-Many: 0123456789\r\n".repeat(2000)
                        + "\r\nx\r\n--test-boundary--\r\n";
        HttpResponse<String> response =
                service.post("/predict", part.getBytes(StandardCharsets.US_ASCII));
        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(response.body()).doesNotMatch(REVEALING);
    }

    static Stream<String> malformed() {
        Map<String, String> heads =
                Map.of(
                        "no request", "hello\r\n",
                        "no version", "GET /\r\n",
                        "no method", " / HTTP/1.1\r\n",
                        "space in a name", "GET / HTTP/1.1\r\nX Y: z\r\n",
                        "no name", "GET / HTTP/1.1\r\n: z\r\n",
                        "zero byte", "GET / HTTP/1.1\r\nX: \0\r\n",
                        "bad escape", "GET /%zz HTTP/1.1\r\n",
                        "bad address", "GET http://[::1 HTTP/1.1\r\n",
                        "bad path", "GET /<>\"{}|^` HTTP/1.1\r\n");
        Stream<String> bodies =
                Stream.of(
                                "Content-Length: -1",
                                "Content-Length: abc",
                                "Content-Length: 99999999999999999999",
                                "Content-Length: 1\r\nContent-Length: 2",
                                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                                "Transfer-Encoding: gzip")
                        .map(
                                header ->
                                        "POST /predict HTTP/1.1\r\nContent-Type: image/png\r\n"
                                                + header
                                                + "\r\n");
        return Stream.concat(heads.values().stream().sorted(), bodies);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aRequestAgainstTheRules(String head) throws Exception {
        String answer = send(head + END + "zz\r\n");
        if (!answer.isEmpty()) {
            assertThat(answer).matches("(?s)HTTP/1\\.[01] 4.*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\nabc\r\n0\r\n\r\n", "-1\r\n", "ffffffffffffffff\r\n"})
    void aChunkOfAnUnreadableSize(String chunks) throws Exception {
        String answer =
                send(
                        "POST /predict HTTP/1.1\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n"
                                + END
                                + chunks);
        if (!answer.isEmpty()) {
            assertThat(answer).matches("(?s)HTTP/1\\.[01] 4.*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/info",
                "/health",
                "/health/readiness",
                "/model",
                "/v2",
                "/nothing",
                "/predict"
            })
    void answersNameNoPathAndNoClass(String path) throws Exception {
        for (RunningService each : List.of(service, waiting)) {
            assertThat(each.get(path).body())
                    .doesNotMatch(REVEALING)
                    .doesNotContain(models.toString(), System.getProperty("user.dir"));
        }
    }

    @Test
    void aPredictionWithoutAModelNamesNoPathEither() throws Exception {
        waiting.awaitReadiness(503, "no model has been published in MODEL_DIR yet");
        HttpResponse<String> response = waiting.predict(new byte[10]);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("MODEL_DIR").doesNotMatch(REVEALING);
    }

    private static String first413() throws Exception {
        return send("GET / HTTP/1.1\r\nX-Long: " + "x".repeat(20_000) + "\r\n" + END);
    }

    private static String send(String request) throws Exception {
        String answer = RawHttp.send(service.port(), request);
        assertThat(answer).doesNotMatch(REVEALING);
        return answer;
    }
}
