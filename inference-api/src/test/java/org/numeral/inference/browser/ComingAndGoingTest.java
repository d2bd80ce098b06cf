package org.numeral.inference.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

/** While the service has no model, and while it is gone. */
@EnabledIf(
        value = "org.numeral.inference.browser.Chromium#available",
        disabledReason = Chromium.MISSING)
class ComingAndGoingTest {

    @Test
    void waitingPageTurnsIntoTheReadyOneByItself(@TempDir Path models) throws Exception {
        try (RunningService service = RunningService.start(models);
                Visit visit = Visit.wide(service.port())) {
            service.awaitReadiness(503, "no model has been published");
            visit.page().navigate(visit.address() + "/");
            assertThat(visit.find("#waiting")).containsText("no model has been published");
            PublishedModels.untrained(models, "m1", "synthetic");
            visit.page().waitForSelector("[data-live]");
            assertThat(visit.find("#waiting")).hasCount(0);
            assertThat(visit.find(".notice")).containsText("synthetic digits");
            visit.assertOnlyFailedRequests();
        }
    }

    @Test
    void questionIsAskedAgainWhenTheServiceIsBack(@TempDir Path models) throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        RunningService first = RunningService.start(models).awaitReady();
        int port = first.port();
        try (Visit visit = Visit.wide(port).open()) {
            first.close();
            visit.draw(Strokes.of(3));
            assertThat(visit.find("#problem")).containsText("The service does not answer");
            try (RunningService second =
                    RunningService.start(models, "micronaut.server.port", "" + port)) {
                second.awaitReady();
                visit.awaitAnswer();
                assertThat(visit.find("#problem")).isHidden();
            }
        }
    }
}
