package org.numeral.inference.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

/** Every way in which a picture comes in as a file. */
@EnabledIf(
        value = "org.numeral.inference.browser.Chromium#available",
        disabledReason = Chromium.MISSING)
class GivenPicturesTest {

    private static final FilePayload ONE = new FilePayload("one.png", "image/png", Pictures.one());
    private static final FilePayload TEXT =
            new FilePayload("one.txt", "text/plain", "one".getBytes(StandardCharsets.UTF_8));

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
    void chosenFileIsShownAndRead() {
        try (Visit visit = Visit.wide(service.port()).open()) {
            visit.find("#file").setInputFiles(ONE);
            visit.awaitAnswer();
            assertThat(visit.find("#given")).isVisible();
            visit.find("#clear").click();
            assertThat(visit.find("#given")).isHidden();
            visit.assertQuiet();
        }
    }

    @Test
    void severalFilesBecomeAGridWithAProblemInItsPlace() {
        try (Visit visit = Visit.wide(service.port()).open()) {
            visit.find("#file").setInputFiles(new FilePayload[] {ONE, TEXT, ONE});
            assertThat(visit.find("#batch-list li")).hasCount(3);
            assertThat(visit.find("#batch-list .bad")).hasCount(1);
            assertThat(visit.find("#batch-list .bad")).containsText("Not a readable picture");
            assertThat(visit.find("#batch")).isFocused();
        }
    }

    @Test
    void wrongFileIsToldInWordsAndTheNextPictureTakesThatBack() {
        try (Visit visit = Visit.wide(service.port()).open()) {
            visit.find("#file").setInputFiles(TEXT);
            assertThat(visit.find("#problem")).containsText("Not a readable picture");
            visit.find("#file").setInputFiles(ONE);
            visit.awaitAnswer();
            assertThat(visit.find("#problem")).isHidden();
            visit.assertOnlyFailedRequests();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"paste", "drop"})
    void picturesArePastedAndDropped(String way) {
        try (Visit visit = Visit.wide(service.port()).open()) {
            visit.page()
                    .evaluate(
                            """
                            ([way, base64]) => {
                              const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
                              const data = new DataTransfer();
                              data.items.add(new File([bytes], 'one.png', { type: 'image/png' }));
                              const event = way === 'paste'
                                ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
                                : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
                              document.body.dispatchEvent(event);
                            }
                            """,
                            new Object[] {way, Base64.getEncoder().encodeToString(ONE.buffer)});
            visit.awaitAnswer();
            assertThat(visit.find("#given")).isVisible();
        }
    }

    @Test
    void samplesAreReachedAndReadByTheKeyboardAlone() {
        try (Visit visit = Visit.wide(service.port()).open()) {
            String focused = "() => document.activeElement.dataset.sample ?? ''";
            for (int i = 0; i < 30 && visit.page().evaluate(focused).equals(""); i++) {
                visit.page().keyboard().press("Tab");
            }
            assertThat(visit.page().evaluate(focused).toString()).contains("/samples/");
            visit.page().keyboard().press("Enter");
            visit.awaitAnswer();
            assertThat(visit.find("#verdict")).hasAttribute("role", "status");
            visit.page().keyboard().press("Delete");
            assertThat(visit.find("#given")).isHidden();
            visit.assertQuiet();
        }
    }

    @Test
    void everySampleIsAPictureThatCanBeRead() {
        try (Visit visit = Visit.wide(service.port()).open()) {
            int samples = visit.find("[data-sample]").count();
            assertThat(samples).isGreaterThan(10);
            for (int i = 0; i < samples; i++) {
                visit.find("[data-sample]").nth(i).click();
                assertThat(visit.find("#given")).isVisible();
                visit.awaitAnswer();
                assertThat(visit.find("#problem")).isHidden();
            }
        }
    }

    @Test
    void formWorksWithoutScripts() {
        try (Visit visit = Visit.withoutScripts(service.port())) {
            visit.page().navigate(visit.address() + "/");
            assertThat(visit.find("#canvas")).isHidden();
            visit.find("#file").setInputFiles(ONE);
            visit.find("button[type=submit]").click();
            assertThat(visit.find("#seen")).isVisible();
            assertThat(visit.find("#bars .best")).hasCount(1);
            visit.assertQuiet();
        }
    }
}
