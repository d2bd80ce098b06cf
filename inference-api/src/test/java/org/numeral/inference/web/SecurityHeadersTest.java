package org.numeral.inference.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.RawHttp;
import org.numeral.inference.testing.RunningService;

/** Every kind of answer, whoever makes it. */
class SecurityHeadersTest {

    private static final String[] HEADERS = {
        "\r\nContent-Security-Policy: default-src 'self';",
        "\r\nX-Content-Type-Options: nosniff\r\n",
        "\r\nReferrer-Policy: same-origin\r\n",
        "\r\nCross-Origin-Opener-Policy: same-origin\r\n"
    };

    @TempDir static Path models;
    private static RunningService service;

    @BeforeAll
    static void start() {
        service =
                RunningService.start(
                        models,
                        "numeral.access.api-keys",
                        "a-key-of-the-service",
                        "numeral.cors.origins",
                        "https://example.org");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / | 200",
                "HEAD / | 200",
                "GET /healthz | 200",
                "GET /health/readiness | 503",
                "GET /assets/css/theme.css | 200",
                "GET /openapi.yml | 200",
                "GET /docs/ | 200",
                "GET /nothing | 404",
                "GET /predict | 405",
                "GET /info | 401",
                "GET /model | 401",
                "GET /prometheus | 401",
                "POST /predict | 400",
                "POST /v2/models/numeral/infer | 401",
                "GET /v2/nothing | 404",
                "BREW / | 405",
                "GET /%zz | 400"
            })
    void everyAnswerHasThem(String request, int status) throws Exception {
        assertAnswer(request + " HTTP/1.1\r\n", status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /info | 200",
                "GET /prometheus | 200",
                "GET /model | 503",
                "GET /v2 | 200",
                "GET /v2/models/other | 404"
            })
    void withAKeyToo(String request, int status) throws Exception {
        assertAnswer(request + " HTTP/1.1\r\nX-API-Key: a-key-of-the-service\r\n", status);
    }

    @Test
    void aPreflightAndABrowsersErrorPageAndAFormToo() throws Exception {
        assertAnswer(
                "OPTIONS /predict HTTP/1.1\r\nOrigin: https://example.org\r\nAccess-Control-Request-Method: POST\r\n",
                200);
        assertAnswer("GET /nothing HTTP/1.1\r\nAccept: text/html\r\n", 404);
        assertAnswer(
                "POST /predict HTTP/1.1\r\nContent-Type: "
                        + Form.TYPE
                        + "\r\nContent-Length: 30000000\r\n",
                401);
    }

    @Test
    void answersToWhatIsNoRequestToo() throws Exception {
        assertAnswer("GET / HTTP/1.1\r\nX-Long: " + "x".repeat(20_000) + "\r\n", 413);
        assertAnswer("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n", 413);
    }

    private static void assertAnswer(String head, int status) throws Exception {
        String answer =
                RawHttp.send(
                        service.port(),
                        head + "Host: numeral.example\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1\\.[01] " + status + " .*");
        String headers = answer.substring(0, answer.indexOf("\r\n\r\n") + 2);
        assertThat(headers).containsIgnoringCase(HEADERS[0]);
        for (String header : HEADERS) {
            assertThat(headers).containsOnlyOnce(header);
        }
    }
}
