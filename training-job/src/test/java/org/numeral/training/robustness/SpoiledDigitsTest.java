package org.numeral.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.Chance;

class SpoiledDigitsTest {

    private static final int SIZE = DigitImage.SIZE;

    /** An angle, so that its direction can be told: down, and at the foot to the right. */
    private static final byte[] ANGLE = angle();

    @Test
    void mirrorsTurnsOrPairsAThree() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            byte[] picture = draw(3, i).orElseThrow().toBytes();
            assertThat(picture).isNotEqualTo(ANGLE);
            seen.add(Arrays.toString(picture));
        }

        assertThat(seen)
                .contains(
                        Arrays.toString(moved((x, y) -> new int[] {28 - x, y})),
                        Arrays.toString(moved((x, y) -> new int[] {y, 28 - x})),
                        Arrays.toString(moved((x, y) -> new int[] {28 - y, x})))
                .hasSizeGreaterThan(6); // and pairs with several gaps
    }

    @Test
    void onesAreOnlyPutBesideEachOther() {
        int drawn = 0;
        for (int i = 0; i < 100; i++) {
            Optional<DigitImage> picture = draw(1, i);
            if (picture.isPresent()) {
                assertThat(columnsOf(picture.get().toBytes())).as("alone 9").isGreaterThan(14);
                drawn++;
            }
        }
        assertThat(drawn).isBetween(20, 60);
    }

    private static Optional<DigitImage> draw(int label, int index) {
        byte[] labels = {(byte) label};
        return new SpoiledDigits(new LabelledDigits(ANGLE.clone(), labels))
                .draw(new Chance(1, 2, index));
    }

    private static byte[] angle() {
        byte[] pixels = new byte[DigitImage.PIXELS];
        for (int i = 5; i < 24; i++) {
            pixels[i * SIZE + 10] = (byte) 255;
        }
        for (int i = 10; i < 19; i++) {
            pixels[23 * SIZE + i] = (byte) 255;
        }
        return pixels;
    }

    private interface Move {
        int[] of(int x, int y);
    }

    private static byte[] moved(Move move) {
        byte[] pixels = new byte[DigitImage.PIXELS];
        for (int i = 0; i < ANGLE.length; i++) {
            if (ANGLE[i] != 0) {
                int[] to = move.of(i % SIZE, i / SIZE);
                pixels[to[1] * SIZE + to[0]] = ANGLE[i];
            }
        }
        return pixels;
    }

    private static int columnsOf(byte[] pixels) {
        boolean[] ink = new boolean[SIZE];
        for (int i = 0; i < pixels.length; i++) {
            ink[i % SIZE] |= pixels[i] != 0;
        }
        int first = 0;
        int last = SIZE - 1;
        while (!ink[first]) {
            first++;
        }
        while (!ink[last]) {
            last--;
        }
        return last + 1 - first;
    }
}
