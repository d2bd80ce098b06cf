package org.numeral.inference.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.RunningService;
import org.slf4j.LoggerFactory;

class RequestIdTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir static Path models;
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start(models, "spec.name", "RequestIdTest");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aTraceIdIsTakenOverInGoodAnswersAndBadOnes() throws Exception {
        for (String path : new String[] {"/healthz", "/nothing", "/v2/nothing", "/predict"}) {
            assertThat(id(service.get(path, "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")))
                    .isEqualTo(TRACE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void anInvalidTraceGetsANewId(String traceparent) throws Exception {
        assertThat(id(service.get("/healthz", "traceparent", traceparent)))
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(TRACE);
    }

    @Test
    void everyRequestHasAnotherId() throws Exception {
        assertThat(id(service.get("/healthz"))).isNotEqualTo(id(service.get("/healthz")));
    }

    @Test
    void theLogOfAFailureNamesTheId() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        String id;
        try {
            HttpResponse<String> response = service.get("/test/failure");
            assertThat(response.statusCode()).isEqualTo(500);
            id = id(response);
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .anySatisfy(
                        event -> {
                            assertThat(event.getFormattedMessage()).contains("Unexpected error");
                            assertThat(event.getMDCPropertyMap()).containsEntry("requestId", id);
                        });
    }

    private static String id(HttpResponse<String> response) {
        return response.headers().firstValue(RequestIdFilter.HEADER).orElseThrow();
    }

    /** Something unforeseen; not a controller, which would be described in the API documents. */
    @ServerFilter("/test/failure")
    @Requires(property = "spec.name", value = "RequestIdTest")
    static class FailingFilter {

        @RequestFilter
        void fail() {
            throw new IllegalStateException("unforeseen");
        }
    }
}
