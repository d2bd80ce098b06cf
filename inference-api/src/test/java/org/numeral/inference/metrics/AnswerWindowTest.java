package org.numeral.inference.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.ConfidenceBands;
import org.numeral.model.digit.Prediction;
import org.numeral.model.store.ModelMetadata.Baseline;

class AnswerWindowTest {

    private final Random random = new Random(5);
    private final AnswerWindow window =
            new AnswerWindow(
                    new Baseline(
                            Collections.nCopies(Prediction.CLASSES, 600),
                            List.of(10, 20, 30, 40, 50, 50, 100, 200, 500, 5_000)));

    @Test
    void fewAnswersTellNothing() {
        add(AnswerWindow.FEWEST - 1, this::anyDigit, 0.9995f);
        assertThat(window.driftOfDigits()).isEmpty();
        assertThat(window.driftOfConfidence()).isEmpty();
        add(1, this::anyDigit, 0.9995f);
        assertThat(window.driftOfDigits()).isPresent();
    }

    @Test
    void answersLikeThoseOfTheBaselineAreNoDrift() {
        add(5_000, this::anyDigit, 0.9995f);
        assertThat(window.driftOfDigits().orElseThrow()).isBetween(0.0, 0.04);
    }

    @Test
    void twoDigitsThatComeMoreOftenAreADrift() {
        add(5_000, () -> random.nextInt(3) == 0 ? anyDigit() : 1, 0.9995f);
        assertThat(window.driftOfDigits().orElseThrow()).isGreaterThan(0.25);
    }

    @Test
    void lessSureAnswersAreADrift() {
        add(833, this::anyDigit, 0.9995f);
        add(167, this::anyDigit, 0.93f);
        assertThat(window.driftOfConfidence().orElseThrow()).isGreaterThan(0.25);
        assertThat(window.driftOfDigits().orElseThrow()).isLessThan(0.04);
    }

    @Test
    void oldAnswersAreForgotten() {
        add(AnswerWindow.SIZE, () -> 7, 0.4f);
        double before = window.driftOfDigits().orElseThrow();
        add(AnswerWindow.SIZE, this::anyDigit, 0.9995f);
        assertThat(before).isGreaterThan(1);
        assertThat(window.driftOfDigits().orElseThrow()).isLessThan(0.04);
    }

    @Test
    void aFigureIsThatOfTheFormula() {
        AnswerWindow two =
                new AnswerWindow(
                        new Baseline(
                                List.of(500, 500, 0, 0, 0, 0, 0, 0, 0, 0),
                                Collections.nCopies(ConfidenceBands.COUNT, 100)));
        for (int i = 0; i < 400; i++) {
            two.add(prediction(i % 4 == 0 ? 0 : 1, 0.9995f));
        }
        // p = 100.5 / 405, 300.5 / 405 and eight of 0.5 / 405; q = 500.5 / 1005 and 0.5 / 1005
        double expected =
                (100.5 / 405 - 500.5 / 1005) * Math.log(100.5 / 405 * 1005 / 500.5)
                        + (300.5 / 405 - 500.5 / 1005) * Math.log(300.5 / 405 * 1005 / 500.5)
                        + 8 * (0.5 / 405 - 0.5 / 1005) * Math.log(1005.0 / 405);
        assertThat(two.driftOfDigits().orElseThrow()).isCloseTo(expected, offset(1e-9));
    }

    private int anyDigit() {
        return random.nextInt(Prediction.CLASSES);
    }

    private void add(int count, IntSupplier digit, float probability) {
        for (int i = 0; i < count; i++) {
            window.add(prediction(digit.getAsInt(), probability));
        }
    }

    private static Prediction prediction(int digit, float probability) {
        float[] probabilities = new float[Prediction.CLASSES];
        Arrays.fill(probabilities, (1 - probability) / (Prediction.CLASSES - 1));
        probabilities[digit] = probability;
        return Prediction.of(probabilities);
    }
}
