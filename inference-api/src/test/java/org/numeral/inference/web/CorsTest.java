package org.numeral.inference.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.RawHttp;
import org.numeral.inference.testing.RunningService;

class CorsTest {

    private static final String SITE = "https://example.org";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @TempDir Path models;

    @Test
    void offUnlessConfigured() throws Exception {
        try (RunningService service = RunningService.start(models)) {
            String answer = RawHttp.send(service.port(), get("/info", SITE));
            assertThat(answer).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase(ALLOW_ORIGIN);
            assertThat(preflight(service, SITE).headers().firstValue(ALLOW_ORIGIN)).isEmpty();
        }
    }

    @Test
    void aBrowserMayAskAndReadTheHeadersThatMatter() throws Exception {
        try (RunningService service =
                RunningService.start(models, "numeral.cors.origins", SITE + ",http://a.b:3000")) {
            HttpResponse<String> allowed = preflight(service, SITE);
            assertThat(allowed.statusCode()).isEqualTo(200);
            assertThat(allowed.headers().firstValue(ALLOW_ORIGIN)).hasValue(SITE);
            assertThat(allowed.headers().firstValue("Access-Control-Allow-Methods"))
                    .hasValue("POST");
            assertThat(allowed.headers().allValues("Access-Control-Allow-Headers"))
                    .containsExactlyInAnyOrder("content-type", "x-api-key");
            assertThat(allowed.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(allowed.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");

            HttpResponse<String> answer = service.get("/info", "Origin", "http://a.b:3000");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue(ALLOW_ORIGIN)).hasValue("http://a.b:3000");
            assertThat(answer.headers().allValues("Access-Control-Expose-Headers"))
                    .containsExactlyInAnyOrder("X-Request-Id", "Retry-After", "WWW-Authenticate");
        }
    }

    @Test
    void otherSitesMayNot() throws Exception {
        try (RunningService service = RunningService.start(models, "numeral.cors.origins", SITE)) {
            HttpResponse<String> refused = preflight(service, "https://example.com");
            assertThat(refused.statusCode()).isBetween(400, 499);
            assertThat(refused.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/info", "/v2"})
    void aScriptCanReadWhyItWasRefused(String path) throws Exception {
        try (RunningService service =
                RunningService.start(
                        models,
                        "numeral.cors.origins",
                        SITE,
                        "numeral.access.api-keys",
                        "a-key-that-nobody-has")) {
            assertThat(preflight(service, SITE).statusCode()).isEqualTo(200);
            HttpResponse<String> refused = service.get(path, "Origin", SITE);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue(ALLOW_ORIGIN)).hasValue(SITE);
        }
    }

    @Test
    void everySiteMayAskIfSoConfigured() throws Exception {
        try (RunningService service = RunningService.start(models, "numeral.cors.origins", "*")) {
            // by another name than localhost, which Micronaut protects from sites elsewhere
            String answer = RawHttp.send(service.port(), get("/info", "https://any.example"));
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase(ALLOW_ORIGIN + ": https://any.example");
        }
    }

    @Test
    void settings() {
        assertThat(read(Map.of()).origins()).isEmpty();
        assertThat(read(Map.of("numeral.cors.origins", "")).origins()).isEmpty();
        assertThat(read(Map.of("numeral.cors.origins", "*")).origins()).containsExactly("*");
        assertThat(read(Map.of("numeral.cors.origins", SITE + ",http://[::1]:80")).origins())
                .containsExactly(SITE, "http://[::1]:80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.org", "https://example.org/", "HTTPS://example.org", "null", "*.b"})
    void rejects(String origin) {
        assertThatThrownBy(() -> read(Map.of("numeral.cors.origins", List.of(SITE, origin))))
                .hasStackTraceContaining(
                        "numeral.cors.origins has \"%s\"; an origin is like https://example.org or http://localhost:3000, in lower case and without a path, or * alone for all"
                                .formatted(origin));
        assertThatThrownBy(() -> new CorsOrigins(List.of(SITE, "*")))
                .hasMessageStartingWith("numeral.cors.origins has \"*\"");
    }

    private static HttpResponse<String> preflight(RunningService service, String origin)
            throws Exception {
        return service.send(
                service.request(
                                "/predict",
                                "Origin",
                                origin,
                                "Access-Control-Request-Method",
                                "POST",
                                "Access-Control-Request-Headers",
                                "content-type,x-api-key")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    private static String get(String path, String origin) {
        return "GET %s HTTP/1.1\r\nHost: numeral.example\r\nOrigin: %s\r\nConnection: close\r\n\r\n"
                .formatted(path, origin);
    }

    private static CorsOrigins read(Map<String, Object> properties) {
        // without application.yml: what the class itself says
        try (ApplicationContext context =
                ApplicationContext.builder()
                        .properties(properties)
                        .enableDefaultPropertySources(false)
                        .build()
                        .start()) {
            return context.getBean(CorsOrigins.class);
        }
    }
}
