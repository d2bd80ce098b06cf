package org.numeral.training.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;

class CanvasTest {

    @Test
    void paintsALineOfItsWidthWithSoftEdges() {
        Canvas canvas = new Canvas(40);

        canvas.paint(new Point(10, 20.25), 2, new Point(30, 20.25), 2);

        double column = 0;
        for (int y = 0; y < 40; y++) {
            column += canvas.ink(20, y);
        }
        assertThat(column).isCloseTo(4, within(0.01));
        assertThat(canvas.ink(20, 20)).isEqualTo(1);
        assertThat(canvas.ink(20, 22)).isBetween(0.01f, 0.99f);
        assertThat(canvas.ink(5, 20)).isZero();
    }

    @Test
    void fitsALineOfAnySizeAndPlace() {
        InkLine line =
                new InkLine(
                        List.of(new Point(-300, 7), new Point(500, 207)), new double[] {40, 40});

        Canvas canvas = Canvas.fitting(List.of(line), 64);

        for (int i = 0; i < 64; i++) {
            assertThat(canvas.ink(0, i)).isZero();
            assertThat(canvas.ink(63, i)).isZero();
        }
        assertThat(canvas.average(2, 2, 6, 6)).isGreaterThan(0.3);
    }

    @Test
    void averagesPartsOfPixels() {
        Canvas canvas = new Canvas(4);
        canvas.paint(new Point(1, 2), 0.9, new Point(1, 2), 0.9);

        double whole = canvas.average(0, 0, 4, 4);
        double halves =
                (canvas.average(0, 0, 1.3, 4) * 1.3 + canvas.average(1.3, 0, 4, 4) * 2.7) / 4;

        assertThat(whole).isPositive();
        assertThat(halves).isCloseTo(whole, within(1e-9));
    }

    @Test
    void normalisesAWedgeToTheFullHeightWithItsMassInTheMiddle() {
        Canvas canvas = new Canvas(60);
        canvas.paint(new Point(9, 5), 3, new Point(9, 50), 4.5);

        DigitImage image = MnistNormaliser.normalise(canvas).orElseThrow();

        for (int y = 0; y < 28; y++) {
            assertThat(image.pixel(14, y) > 0).as("row %d", y).isEqualTo(y >= 4 && y < 24);
        }
        assertThat(image.pixel(10, 14)).isZero();
        assertThat(image.pixel(17, 14)).isZero();
    }

    @Test
    void doesNotCutOffALongTailToCentreTheMass() {
        Canvas canvas = new Canvas(60);
        canvas.paint(new Point(12, 50), 9, new Point(12, 50), 9);
        canvas.paint(new Point(12.5, 50), 0.5, new Point(12.5, 3), 0.5);

        assertThat(MnistNormaliser.normalise(canvas)).isEmpty();
    }

    @Test
    void refusesToNormaliseAnEmptySheet() {
        assertThatThrownBy(() -> MnistNormaliser.normalise(new Canvas(20)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no ink on the canvas");
    }
}
