package org.numeral.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.store.ModelMetadata.Figures;
import org.numeral.training.data.LabelledDigits;

class FiguresCalculatorTest {

    @Test
    void countsRightAndWrongAnswers() {
        // 100 examples, ten of each digit; one 7 is read as 1
        LabelledDigits digits = digits(100);
        float[] probabilities = new float[100 * Prediction.CLASSES];
        for (int i = 0; i < 100; i++) {
            int answer = i == 7 ? 1 : digits.label(i);
            probabilities[i * Prediction.CLASSES + answer] = 1;
        }

        Figures figures = FiguresCalculator.of(digits, probabilities);

        assertThat(figures.examples()).isEqualTo(100);
        assertThat(figures.accuracy()).isEqualTo(0.99, offset(1e-9));
        // Wilson's interval for 99 of 100
        assertThat(figures.confidenceLow()).isEqualTo(0.9455, offset(1e-4));
        assertThat(figures.confidenceHigh()).isEqualTo(0.9982, offset(1e-4));
        assertThat(figures.perClass().get(7).recall()).isEqualTo(0.9, offset(1e-9));
        assertThat(figures.perClass().get(7).precision()).isEqualTo(1, offset(1e-9));
        assertThat(figures.perClass().get(1).precision()).isEqualTo(10 / 11.0, offset(1e-9));
        assertThat(figures.perClass().get(1).examples()).isEqualTo(10);
        assertThat(figures.confusion().get(7).get(1)).isEqualTo(1);
        assertThat(figures.confusion().get(7).get(7)).isEqualTo(9);
    }

    private static LabelledDigits digits(int count) {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % Prediction.CLASSES);
        }
        return new LabelledDigits(new byte[count * DigitImage.PIXELS], labels);
    }
}
