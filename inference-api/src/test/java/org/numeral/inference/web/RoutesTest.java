package org.numeral.inference.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpStatus;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.yaml.snakeyaml.Yaml;

class RoutesTest {

    private static final Pattern FOREIGN =
            Pattern.compile("(?:src|href)\\s*=\\s*['\"](?:https?:)?//[^'\"]*['\"]");

    private static final Pattern OWN =
            Pattern.compile(
                    "(?:href=|contextPath \\+ )['\"](/[^'\"]+\\.(?:js|css|svg|png|yml))['\"]");

    @TempDir static Path models;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.withReport(models, "m1", "<!DOCTYPE html><title>Report</title>");
        service = RunningService.start(models).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/info",
                "/model",
                "/health",
                "/health/liveness",
                "/health/readiness",
                "/healthz",
                "/docs",
                "/docs/",
                "/redoc",
                "/redoc/",
                "/openapi.yml",
                "/assets/css/theme.css",
                "/assets/icon.svg"
            })
    void everyRouteAnswers(String path) throws Exception {
        HttpResponse<String> response = service.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(HttpStatus.OK.getCode());
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "img-src 'self' data:")
                .doesNotContain("http:", "https:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/info", "/health", "/predict", "/nothing"})
    void pageAndApiRunNoInlineScripts(String path) throws Exception {
        assertThat(service.get(path).headers().firstValue("Content-Security-Policy").orElseThrow())
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs/", "/redoc/"})
    void pagesLoadNothingFromElsewhereAndEverythingFromHere(String page) throws Exception {
        String html = service.get(page).body();
        assertThat(FOREIGN.matcher(html).results().map(Object::toString)).isEmpty();
        // the viewers build their addresses in a script: contextPath + "/..."
        Matcher own = OWN.matcher(html);
        int found = 0;
        while (own.find()) {
            assertThat(service.get(own.group(1)).statusCode()).as(own.group(1)).isEqualTo(200);
            found++;
        }
        assertThat(found).isPositive();
    }

    @Test
    void openApiDocumentIsYaml() throws Exception {
        assertThat(service.get("/openapi.yml").headers().firstValue("Content-Type"))
                .hasValue("application/yaml");
    }

    @Test
    void openApiDocumentNamesEveryRoute() throws Exception {
        JsonNode document =
                new ObjectMapper().valueToTree(new Yaml().load(service.get("/openapi.yml").body()));
        assertThat(document.at("/openapi").asText()).startsWith("3.");
        List<String> paths = new ArrayList<>();
        document.get("paths").fieldNames().forEachRemaining(paths::add);
        assertThat(paths)
                .containsExactlyInAnyOrder(
                        "/",
                        "/predict",
                        "/predict/batch",
                        "/feedback",
                        "/info",
                        "/model",
                        "/healthz",
                        "/health",
                        "/health/{selector}",
                        "/v1/models",
                        "/v1/models/{model}",
                        "/v1/models/{model}:predict",
                        "/v2",
                        "/v2/health/live",
                        "/v2/health/ready",
                        "/v2/models/{model}",
                        "/v2/models/{model}/ready",
                        "/v2/models/{model}/infer",
                        "/v2/models/{model}/versions/{version}",
                        "/v2/models/{model}/versions/{version}/ready",
                        "/v2/models/{model}/versions/{version}/infer");
        assertThat(document.at("/paths/~1model/get/responses/404/content").fieldNames().next())
                .isEqualTo("application/problem+json");
        JsonNode predict = document.get("paths").get("/predict").get("post");
        assertThat(predict.at("/requestBody/content").fieldNames())
                .toIterable()
                .contains("multipart/form-data", "application/json", "image/*");
        assertThat(predict.at("/responses/422/content").fieldNames().next())
                .isEqualTo("application/problem+json");
    }

    @Test
    void openApiDocumentTellsWhatMayNeedAKey() throws Exception {
        JsonNode document =
                new ObjectMapper().valueToTree(new Yaml().load(service.get("/openapi.yml").body()));
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
                .isEqualTo("bearer");
        assertThat(document.at("/components/securitySchemes/apiKey/name").asText())
                .isEqualTo("X-API-Key");
        List<String> guarded = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                operation -> {
                                                    JsonNode answers =
                                                            operation.getValue().get("responses");
                                                    assertThat(
                                                                    answers.has("200")
                                                                            || answers.has("204"))
                                                            .isTrue();
                                                    assertThat(answers.has("401"))
                                                            .isEqualTo(answers.has("429"))
                                                            .isEqualTo(
                                                                    operation
                                                                            .getValue()
                                                                            .has("security"));
                                                    if (answers.has("401")) {
                                                        guarded.add(
                                                                operation.getKey()
                                                                        + " "
                                                                        + path.getKey());
                                                    }
                                                }));
        assertThat(guarded)
                .containsExactlyInAnyOrder(
                        "post /",
                        "post /predict",
                        "post /predict/batch",
                        "post /feedback",
                        "get /info",
                        "get /model",
                        "get /v1/models",
                        "post /v1/models/{model}:predict",
                        "get /v2",
                        "get /v2/models/{model}",
                        "post /v2/models/{model}/infer",
                        "get /v2/models/{model}/versions/{version}",
                        "post /v2/models/{model}/versions/{version}/infer");
        assertThat(document.get("paths").get("/predict").at("/post/responses/429/headers"))
                .as("headers of 429")
                .isNotEmpty();
    }

    @Test
    void openApiDocumentRefersOnlyToWhatItHolds() throws Exception {
        String text = service.get("/openapi.yml").body();
        JsonNode document = new ObjectMapper().valueToTree(new Yaml().load(text));
        Matcher reference = Pattern.compile("\\$ref: ['\"]?#(/[^'\"\\s]+)").matcher(text);
        int found = 0;
        while (reference.find()) {
            assertThat(document.at(reference.group(1)).isMissingNode())
                    .as(reference.group(1))
                    .isFalse();
            found++;
        }
        assertThat(found).isPositive();
    }

    @Test
    void unknownPathIsAProblem() throws Exception {
        HttpResponse<String> response = service.get("/nothing");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(Answers.json(response).get("detail").asText())
                .isEqualTo(
                        "There is nothing at /nothing. The page is at /, the API is described at /docs.");
    }

    @Test
    void infoTellsWhatIsRunning() throws Exception {
        JsonNode info = Answers.json(service.get("/info"));
        assertThat(info.at("/service/version").asText()).matches("\\d+\\.\\d+.*");
        assertThat(info.at("/service/commit").asText()).matches("[0-9a-f]{7,}|unknown");
        assertThat(info.at("/runtime/description").asText()).startsWith("ND4J on ");
        assertThat(info.at("/limits/maxUploadBytes").asLong()).isEqualTo(20_000_000);
        assertThat(info.at("/model/state").asText()).isEqualTo("serving");
        assertThat(info.at("/model/served/id").asText()).isEqualTo("m1");
        assertThat(info.at("/model/served/created").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(info.at("/model/served/testAccuracy").asDouble()).isEqualTo(0.9712);
        assertThat(info.at("/model/served/confidenceLow").asDouble()).isEqualTo(0.9677);
        assertThat(info.at("/model/served/dataset").asText()).isEqualTo("mnist");
        assertThat(info.has("notice")).isFalse();
    }

    @Test
    void healthShowsDetailsAndDoesNotLookAtTheDisk() throws Exception {
        JsonNode health = Answers.json(service.get("/health"));
        assertThat(health.at("/details/model/details/version").asText()).isEqualTo("m1");
        assertThat(health.at("/details/diskSpace").isMissingNode()).isTrue();
        assertThat(service.get("/health/liveness").body()).doesNotContain("model");
    }
}
