package org.numeral.inference.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

/** What goes beyond one answer: numbers, reasons, corrections, and the weight of it all. */
@EnabledIf(
        value = "org.numeral.inference.browser.Chromium#available",
        disabledReason = Chromium.MISSING)
class NumberAndReasonsTest {

    private static final int MOST_BYTES = 100_000;

    @TempDir static Path models;
    @TempDir static Path corrections;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        service =
                RunningService.start(models, "numeral.feedback.directory", corrections.toString())
                        .awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void numberIsShownWithABoxAroundEachDigit() {
        try (Visit visit = Visit.wide(service.port()).open()) {
            visit.find("[data-mode=number]").click();
            assertThat(visit.find("#number")).isVisible();
            int digits = visit.find("#number li").count();
            assertThat(digits).isGreaterThan(1);
            assertThat(visit.find("#boxes rect")).hasCount(digits);
            visit.find("[name=mode][value=digit]").check();
            assertThat(visit.find("#bars")).isVisible();
            assertThat(visit.find("#boxes rect")).hasCount(0);
            visit.assertQuiet();
        }
    }

    @Test
    void reasonsAreShownOnDemand() throws Exception {
        try (Visit visit = Visit.wide(service.port()).open()) {
            visit.draw(Strokes.of(8));
            assertThat(visit.find("#seen")).isVisible();
            assertThat(visit.find("#heat")).isHidden();
            visit.find("#why summary").click();
            assertThat(visit.find("#heat")).isVisible();
            assertThat(visit.find("#maps img").count()).isPositive();
            visit.assertQuiet();
        }
    }

    @Test
    void correctionIsKeptAsALabelledPicture() throws Exception {
        try (Visit visit = Visit.wide(service.port()).open()) {
            visit.draw(Strokes.of(6));
            assertThat(visit.find("#seen")).isVisible(); // the whole drawing is answered
            visit.find("#correct summary").click();
            visit.find("[data-digit='6']").click();
            assertThat(visit.find("#thanks")).containsText("It is kept as a 6");
            try (Stream<Path> files = Files.list(corrections.resolve("6"))) {
                assertThat(files).hasSize(1);
            }
            visit.assertQuiet();
        }
    }

    @Test
    void correctionStaysOpenWhenALaterAnswerComes() throws Exception {
        try (Visit visit = Visit.wide(service.port()).open()) {
            Strokes one = Strokes.of(1);
            visit.draw(Strokes.of(6));
            assertThat(visit.find("#seen")).isVisible();
            visit.find("#correct summary").click();
            visit.page()
                    .waitForResponse(
                            response -> response.url().contains("explain=true"),
                            () -> visit.draw(one));
            assertThat(visit.find("[data-digit='6']")).isVisible();
            visit.find("#clear").click();
            visit.draw(one);
            assertThat(visit.find("#correct")).isVisible();
            assertThat(visit.find("[data-digit='6']")).isHidden();
            visit.assertQuiet();
        }
    }

    @Test
    void wholePageIsLight() {
        try (Visit visit = Visit.wide(service.port())) {
            List<Response> responses = new ArrayList<>();
            visit.page().onResponse(responses::add);
            visit.open();
            visit.find("#samples-title").scrollIntoViewIfNeeded(); // samples load when seen
            visit.page().waitForLoadState(LoadState.NETWORKIDLE);
            int bytes = responses.stream().mapToInt(response -> response.body().length).sum();
            System.out.printf("the whole page: %,d bytes in %d files%n", bytes, responses.size());
            assertThat(responses).hasSizeGreaterThan(30);
            assertThat(bytes).isLessThan(MOST_BYTES);
        }
    }
}
