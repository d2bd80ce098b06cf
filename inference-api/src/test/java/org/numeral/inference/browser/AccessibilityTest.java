package org.numeral.inference.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

/** Every state of the page, in light and dark. */
@EnabledIf(
        value = "org.numeral.inference.browser.Chromium#available",
        disabledReason = Chromium.MISSING)
class AccessibilityTest {

    private static final FilePayload ONE = new FilePayload("one.png", "image/png", Pictures.one());
    private static final FilePayload TEXT =
            new FilePayload("one.txt", "text/plain", "one".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nothingHindersAnybody(ColorScheme scheme, @TempDir Path models, @TempDir Path feedback)
            throws Exception {
        try (RunningService service =
                        RunningService.start(
                                models, "numeral.feedback.directory", feedback.toString());
                Visit visit = Visit.wide(service.port(), scheme)) {
            visit.page().navigate(visit.address() + "/");
            Axe.check(visit, "waiting");
            PublishedModels.untrained(models, "m1", "synthetic");
            visit.page().waitForSelector("[data-live]");
            Axe.check(visit, "empty, with a notice");
            visit.draw(Strokes.of(6));
            assertThat(visit.find("#seen")).isVisible();
            visit.find("#why summary").click();
            visit.find("#correct summary").click();
            Axe.check(visit, "drawn, with reasons and a correction");
            visit.find("#file").setInputFiles(TEXT);
            assertThat(visit.find("#problem")).isVisible();
            Axe.check(visit, "problem");
            visit.find("#file").setInputFiles(new FilePayload[] {ONE, TEXT});
            assertThat(visit.find("#batch")).isVisible();
            Axe.check(visit, "several pictures");
            visit.find("[data-mode=number]").click();
            assertThat(visit.find("#number")).isVisible();
            Axe.check(visit, "number");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void norDoesAnUnsureAnswerOrAPageWithoutAKey(ColorScheme scheme, @TempDir Path models)
            throws Exception {
        PublishedModels.abstaining(models, "m1", 0.999);
        try (RunningService service = RunningService.start(models).awaitReady();
                Visit visit = Visit.wide(service.port(), scheme).open()) {
            visit.draw(Strokes.of(6));
            assertThat(visit.find("#seen")).isVisible(); // of one stroke: nothing comes after it
            visit.page().waitForSelector(".answer.unsure");
            Axe.check(visit, "not a digit");
        }
        try (RunningService service =
                        RunningService.start(
                                        models, "numeral.access.api-keys", "a-key-of-the-service")
                                .awaitReady();
                Visit visit = Visit.wide(service.port(), scheme)) {
            visit.page().navigate(visit.address() + "/");
            Axe.check(visit, "key needed");
        }
    }
}
