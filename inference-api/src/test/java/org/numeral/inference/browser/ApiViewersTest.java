package org.numeral.inference.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

/** The viewers of the API document, which must work without any other host. */
@EnabledIf(
        value = "org.numeral.inference.browser.Chromium#available",
        disabledReason = Chromium.MISSING)
class ApiViewersTest {

    @TempDir static Path models;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        service = RunningService.start(models).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void swaggerUiSendsAFileAndShowsTheAnswer() {
        try (Visit visit = Visit.wide(service.port())) {
            visit.page().navigate(visit.address() + "/docs/");
            Locator operation = visit.find("[id$='-predict']").first();
            operation.locator(".opblock-summary-control").click();
            operation.locator(".try-out__btn").click();
            operation
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload("one.png", "image/png", Pictures.one()));
            operation.locator(".execute").click();
            assertThat(operation.locator(".live-responses-table"))
                    .containsText("\"modelVersion\": \"m1\"");
            visit.assertQuiet();
        }
    }

    @Test
    void redocShowsTheDocument() {
        try (Visit visit = Visit.wide(service.port())) {
            visit.page().navigate(visit.address() + "/redoc/");
            assertThat(visit.find("h1").first()).containsText("Numeral");
            assertThat(visit.find("body")).containsText("/predict/batch");
            visit.assertQuiet();
        }
    }
}
