package org.numeral.training.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numeral.model.number.Lattice;
import org.numeral.model.number.NumberPreprocessor;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.SyntheticSource;

class WrittenNumberTest {

    private static LabelledDigits digits;

    @BeforeAll
    static void draw() throws Exception {
        digits = new SyntheticSource(1, 1000, 1000).load().test();
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSamePicture(Spacing spacing) {
        WrittenNumber first = WrittenNumber.draw(digits, spacing, 1, 7);
        WrittenNumber again = WrittenNumber.draw(digits, spacing, 1, 7);
        WrittenNumber other = WrittenNumber.draw(digits, spacing, 2, 7);
        assertThat(again.number()).isEqualTo(first.number()).hasSize(4);
        assertThat(pixels(again.image())).isEqualTo(pixels(first.image()));
        assertThat(pixels(other.image())).isNotEqualTo(pixels(first.image()));
    }

    @ParameterizedTest
    @EnumSource
    void allLengthsAndBothPolaritiesAreThere(Spacing spacing) {
        int light = 0;
        for (int i = 0; i < 50; i++) {
            WrittenNumber number = WrittenNumber.draw(digits, spacing, 1, i);
            assertThat(number.number()).hasSize(2 + i % 5).containsOnlyDigits();
            light += (pixels(number.image())[0] & 0xFF) > 127 ? 1 : 0;
        }
        assertThat(light).isBetween(25, 49);
    }

    @Test
    void digitsThatAreApartHaveNoInkInCommonAndTouchingOnesHave() {
        for (int i = 0; i < 50; i += 5) {
            assertThat(columnsWithoutInk(WrittenNumber.draw(digits, Spacing.APART, 1, i)))
                    .isGreaterThan(0);
            assertThat(columnsWithoutInk(WrittenNumber.draw(digits, Spacing.TOUCHING, 1, i)))
                    .isZero();
        }
    }

    @Test
    void whatIsWrittenCanBeDivided() {
        WrittenNumber number = WrittenNumber.draw(digits, Spacing.APART, 1, 4);
        assertThat(new NumberPreprocessor().process(number.image()))
                .isInstanceOfSatisfying(
                        Lattice.class,
                        lattice -> assertThat(lattice.images()).hasSizeBetween(6, 80));
    }

    /** Between the leftmost and the rightmost column with ink. */
    private static long columnsWithoutInk(WrittenNumber number) {
        BufferedImage image = number.image();
        byte[] pixels = pixels(image);
        int paper = pixels[0] & 0xFF;
        boolean[] ink = new boolean[image.getWidth()];
        for (int i = 0; i < pixels.length; i++) {
            ink[i % ink.length] |= Math.abs((pixels[i] & 0xFF) - paper) > 40;
        }
        int first = 0;
        while (!ink[first]) {
            first++;
        }
        int last = ink.length - 1;
        while (!ink[last]) {
            last--;
        }
        int empty = 0;
        for (boolean column : Arrays.copyOfRange(ink, first, last + 1)) {
            empty += column ? 0 : 1;
        }
        return empty;
    }

    private static byte[] pixels(BufferedImage image) {
        return (byte[])
                image.getRaster().getDataElements(0, 0, image.getWidth(), image.getHeight(), null);
    }
}
