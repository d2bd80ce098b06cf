package org.numeral.training.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.data.LabelledDigits;

/** The digits against what is known of MNIST's: its normalisation and its amount of ink. */
class SyntheticStatisticsTest {

    private static LabelledDigits digits;

    @BeforeAll
    static void draw() {
        digits = new SyntheticSource(5, 3_000, 10).load().train();
    }

    @Test
    void haveAsMuchInkAsRealOnes() {
        double sum = 0;
        for (int i = 0; i < digits.size(); i++) {
            sum += ink(digits.image(i));
        }

        // MNIST's training pictures have a mean of 33.3.
        assertThat(sum / digits.size()).isCloseTo(33.3, within(1.5));
    }

    @Test
    void areThinAndThickAsRealOnesAre() {
        long thin = count(image -> ink(image) < 17);
        long thick = count(image -> ink(image) > 53);

        // Each is a twentieth of MNIST.
        assertThat(thin / (double) digits.size()).isBetween(0.02, 0.09);
        assertThat(thick / (double) digits.size()).isBetween(0.02, 0.09);
    }

    @Test
    void fitTheirBoxExactly() {
        for (int i = 0; i < digits.size(); i++) {
            DigitImage image = digits.image(i);
            assertThat(Math.max(extent(image, true), extent(image, false)))
                    .as("longer side of example %d", i)
                    .isBetween(19, 20);
        }
    }

    @Test
    void haveTheirCentreOfMassInTheMiddle() {
        // Moved by whole pixels, they come within half a pixel; grey levels are rounded, too.
        long offCentre =
                count(
                        image ->
                                Math.abs(centre(image, true) - 14) > 0.51
                                        || Math.abs(centre(image, false) - 14) > 0.51);

        assertThat(offCentre).isZero();
    }

    @Test
    void areGreyAtTheEdgesOnly() {
        for (int i = 0; i < digits.size(); i++) {
            byte[] pixels = digits.image(i).toBytes();
            int dark = 0;
            int grey = 0;
            for (byte pixel : pixels) {
                int ink = pixel & 0xFF;
                dark += ink > 200 ? 1 : 0;
                grey += ink > 0 && ink <= 200 ? 1 : 0;
            }
            assertThat(dark).as("dark pixels of example %d", i).isPositive();
            assertThat(grey).as("grey pixels of example %d", i).isBetween(10, 250);
        }
    }

    private interface Condition {
        boolean holds(DigitImage image);
    }

    private static long count(Condition condition) {
        long count = 0;
        for (int i = 0; i < digits.size(); i++) {
            count += condition.holds(digits.image(i)) ? 1 : 0;
        }
        return count;
    }

    private static double ink(DigitImage image) {
        double sum = 0;
        for (byte pixel : image.toBytes()) {
            sum += pixel & 0xFF;
        }
        return sum / DigitImage.PIXELS;
    }

    private static double centre(DigitImage image, boolean horizontal) {
        double sum = 0;
        double moment = 0;
        for (int y = 0; y < DigitImage.SIZE; y++) {
            for (int x = 0; x < DigitImage.SIZE; x++) {
                sum += image.pixel(x, y);
                moment += image.pixel(x, y) * (horizontal ? x : y);
            }
        }
        return moment / sum;
    }

    private static int extent(DigitImage image, boolean horizontal) {
        int first = DigitImage.SIZE;
        int last = -1;
        for (int y = 0; y < DigitImage.SIZE; y++) {
            for (int x = 0; x < DigitImage.SIZE; x++) {
                if (image.pixel(x, y) > 0) {
                    first = Math.min(first, horizontal ? x : y);
                    last = Math.max(last, horizontal ? x : y);
                }
            }
        }
        return last - first + 1;
    }
}
