package org.numeral.inference.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.numeral.model.testing.RealMnist;
import org.numeral.model.testing.TestModels;

/** What is drawn by hand is read right, and at once. */
@EnabledIf(
        value = "org.numeral.inference.browser.DrawnDigitsTest#possible",
        disabledReason = "there is no Chromium, or no real MNIST")
class DrawnDigitsTest {

    /** A stroke's end is noted in the page, and when the answer is no longer pending after it. */
    private static final String STOPWATCH =
            """
            () => {
              window.times = [];
              let up = 0;
              addEventListener('pointerup', () => { up = performance.now(); }, true);
              new MutationObserver(() => {
                if (up && !document.querySelector('.pending')) window.last = performance.now() - up;
              }).observe(document.getElementById('answer'), { attributes: true, attributeFilter: ['class'] });
            }
            """;

    static boolean possible() {
        return Chromium.available() && RealMnist.available();
    }

    @Test
    void almostAllAreReadRightAndTheAnswerIsThereAtOnce(@TempDir Path models) throws Exception {
        PublishedModels.file(models, "m1", TestModels.trainedOnRealMnist());
        List<String> wrong = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        try (RunningService service = RunningService.start(models).awaitReady();
                Visit visit = Visit.wide(service.port()).open()) {
            visit.page().evaluate(STOPWATCH);
            for (Strokes strokes : Strokes.all()) {
                visit.draw(strokes);
                visit.awaitAnswer();
                if (!visit.find("#digit").textContent().equals("" + strokes.digit())) {
                    wrong.add(strokes.digit() + " " + strokes.name() + ": " + visit.said());
                }
                times.add(((Number) visit.page().evaluate("() => window.last")).doubleValue());
                visit.find("#clear").click();
            }
            visit.assertQuiet();
        }
        times.sort(Comparator.naturalOrder());
        System.out.printf(
                "%d of %d drawings read right; last stroke to shown answer: median %.0f ms, longest %.0f ms%n",
                times.size() - wrong.size(),
                times.size(),
                times.get(times.size() / 2),
                times.get(times.size() - 1));
        assertThat(wrong).hasSizeLessThanOrEqualTo(1);
        // a busy machine adds to most of them; what the page itself waits for is in all
        assertThat(times.get(times.size() / 10)).isLessThan(250);
    }

    @Test
    void numbersAreReadAsTheyAreDrawn(@TempDir Path models) throws Exception {
        PublishedModels.file(models, "m1", TestModels.trainedOnRealMnist());
        try (RunningService service = RunningService.start(models).awaitReady();
                Visit visit = Visit.wide(service.port()).open()) {
            visit.find("[name=mode][value=number]").check();
            BoundingBox box = visit.find("#canvas").boundingBox();
            for (String number : List.of("47", "90", "123", "586", "2047")) {
                for (Strokes digit : Strokes.number(number, box.width / box.height)) {
                    visit.draw(digit);
                }
                assertThat(visit.find("#said")).hasText("It reads " + number);
                visit.find("#clear").click();
            }
            visit.assertQuiet();
        }
    }
}
