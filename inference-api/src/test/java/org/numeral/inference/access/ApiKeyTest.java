package org.numeral.inference.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.slf4j.LoggerFactory;

class ApiKeyTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String FILE_KEY = "key-from-a-mounted-secret";
    private static final String WRONG = "0123456789abcdef0123456789abcdeX";
    private static final String BROWSER = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

    /** Everything else needs a key, also what is not written yet. */
    private static final Set<String> OPEN =
            Set.of(
                    "GET /",
                    "GET /openapi.json",
                    "GET /healthz",
                    "GET /health",
                    "GET /health/{selector}",
                    "GET /v1/models/{model}",
                    "GET /v2/health/live",
                    "GET /v2/health/ready",
                    "GET /v2/models/{model}/ready",
                    "GET /v2/models/{model}/versions/{version}/ready");

    @TempDir static Path models;
    @TempDir static Path secrets;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        Path file = Files.writeString(secrets.resolve("keys"), FILE_KEY + "\n");
        service =
                RunningService.start(
                                models,
                                "numeral.access.api-keys",
                                "some-other-key-0," + KEY,
                                "numeral.access.api-keys-file",
                                file.toString())
                        .awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyRouteButTheOpenOnesNeedsAKey() throws Exception {
        List<UriRouteInfo<?, ?>> routes =
                service.context().getBean(Router.class).uriRoutes().toList();
        Set<String> answered = new TreeSet<>();
        for (UriRouteInfo<?, ?> route : routes) {
            String template = route.getUriMatchTemplate().toPathString();
            HttpResponse<String> response =
                    service.send(
                            service.request(template.replaceAll("\\{[^}]*}", "x"))
                                    .header("Content-Type", type(route))
                                    .method(
                                            route.getHttpMethodName(),
                                            HttpRequest.BodyPublishers.noBody()));
            if (response.statusCode() != 401 && !route.getHttpMethodName().equals("HEAD")) {
                answered.add(route.getHttpMethodName() + " " + template);
            }
        }
        assertThat(answered).containsExactlyInAnyOrderElementsOf(OPEN);
        assertThat(routes).hasSizeGreaterThan(OPEN.size() * 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/healthz",
                "/health",
                "/health/readiness",
                "/health/liveness",
                "/assets/css/theme.css",
                "/docs/",
                "/redoc/",
                "/openapi.yml",
                "/openapi.json",
                "/v2/health/live",
                "/v2/health/ready",
                "/v2/models/numeral/ready",
                "/v1/models/numeral"
            })
    void whatProbesAndReadersNeedIsOpen(String path) throws Exception {
        assertThat(service.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAKeyThereIsAChallenge() throws Exception {
        HttpResponse<String> response = service.predict(Pictures.one());
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(response.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"numeral\"");
        assertThat(Answers.json(response).get("type").asText())
                .isEqualTo("urn:numeral:unauthorized");
        assertThat(Answers.json(response).get("detail").asText())
                .isEqualTo(
                        "An API key is needed. Send one of this service's keys in the header \"Authorization: Bearer <key>\" or \"X-API-Key: <key>\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer " + WRONG,
                "Authorization: Bearer " + KEY + "0",
                "X-API-Key: " + WRONG,
                "X-API-Key: ",
                "X-API-Key: " + KEY + "," + KEY,
                "X-API-Key: 0123456789abcdef0123456789abcde"
            })
    void aWrongKeyIsRefusedAndNotRepeated(String header) throws Exception {
        String[] parts = header.split(": ", 2);
        HttpResponse<String> response =
                service.post("/predict", Form.picture(Pictures.one()), parts[0], parts[1]);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"numeral\", error=\"invalid_token\"");
        assertThat(Answers.json(response).get("detail").asText())
                .startsWith("The API key is not known. ");
        assertThat(response.body()).doesNotContain("0123456789abcde");
    }

    @Test
    void anotherSchemeIsNoKey() throws Exception {
        HttpResponse<String> response = service.get("/info", "Authorization", "Basic " + KEY);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Answers.json(response).get("detail").asText())
                .startsWith("An API key is needed.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer " + KEY,
                "authorization: bearer  " + KEY,
                "X-API-Key: " + KEY,
                "X-API-Key: some-other-key-0",
                "X-API-Key: " + FILE_KEY
            })
    void aKeyOpens(String header) throws Exception {
        String[] parts = header.split(": ", 2);
        assertThat(
                        service.post("/predict", Form.picture(Pictures.one()), parts[0], parts[1])
                                .statusCode())
                .isEqualTo(200);
        assertThat(service.get("/info", parts[0], parts[1]).statusCode()).isEqualTo(200);
        assertThat(service.get("/prometheus", parts[0], parts[1]).statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyOfItsOwnOpensBesideATokenForSomebodyElse() throws Exception {
        assertThat(
                        service.get("/info", "Authorization", "Bearer " + WRONG, "X-API-Key", KEY)
                                .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/models/numeral/infer", "/v1/models/numeral:predict"})
    void modelServerClientsAreRefusedInTheirOwnForm(String path) throws Exception {
        HttpRequest.Builder request =
                service.request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"));
        HttpResponse<String> response = service.send(request);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Answers.json(response).fieldNames()).toIterable().containsExactly("error");
        assertThat(service.send(request.header("X-API-Key", KEY)).statusCode()).isEqualTo(400);
    }

    @Test
    void theBodyOfARefusedRequestIsDroppedAndTheConnectionStaysUsable() throws Exception {
        byte[] large = Form.picture(new byte[15_000_000]);
        for (int i = 0; i < 3; i++) {
            assertThat(service.post("/predict", large).statusCode()).isEqualTo(401);
        }
        assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void aPathThatIsNotThereIsStillNotThere() throws Exception {
        assertThat(service.get("/nothing").statusCode()).isEqualTo(404);
        assertThat(service.get("/predict").statusCode()).isEqualTo(405);
    }

    @Test
    void thePageSaysThatItHasNoKey() throws Exception {
        String page = service.get("/", "Accept", BROWSER).body();
        assertThat(page)
                .contains("Predictions need an API key", "curl -H 'X-API-Key: &lt;key&gt;'")
                .doesNotContain("<form", "href=\"/info\"", "href=\"/model\"");
        HttpResponse<String> refused =
                service.post("/", Form.picture(Pictures.one()), "Accept", BROWSER);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/html");
        assertThat(refused.body()).contains("An API key is needed.");
    }

    @Test
    void refusalsAreCounted() throws Exception {
        service.predict(Pictures.one());
        assertThat(service.get("/prometheus", "X-API-Key", KEY).body())
                .contains("numeral_problems_total{kind=\"unauthorized\"}");
    }

    @Test
    void noKeyGetsIntoTheLog() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try (RunningService another =
                RunningService.start(models, "numeral.access.api-keys", KEY)) {
            another.get("/info", "X-API-Key", KEY);
            another.get("/info", "X-API-Key", WRONG);
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("Requests need one of 1 API keys")
                .noneMatch(message -> message.contains("0123456789abcdef"));
    }

    private static String type(UriRouteInfo<?, ?> route) {
        return route.getConsumes().isEmpty()
                ? "application/json"
                : route.getConsumes().get(0).toString();
    }
}
