package org.numeral.training.robustness;

import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.Chance;
import org.numeral.training.synthetic.Handwriting;

/**
 * What becomes of real digits that are written beside or above each other, mirrored or turned, to
 * train with: they have digits' strokes and are none.
 */
final class SpoiledDigits {

    /** Those that are no digit when mirrored: a 2 would look like a 5 and the other way round. */
    private static final Set<Integer> MIRRORED = Set.of(3, 4, 7, 9);

    /**
     * Those that are no digit when turned by a quarter. Turned 2s and 5s sometimes look like each
     * other, and a 1 is a dash then, which the test family has.
     */
    private static final Set<Integer> TURNED = Set.of(3, 4, 7);

    /** Room for two digits with a gap, in both directions. */
    private static final int SIDE = 64;

    private static final int SIZE = DigitImage.SIZE;

    /** A mirrored digit's centre of mass stays where it was: pixel 14 of 0 to 27. */
    private static final int TWICE_CENTRE = 28;

    private final LabelledDigits digits;

    SpoiledDigits(LabelledDigits digits) {
        this.digits = digits;
    }

    /**
     * Spoils one or two digits.
     *
     * @return the picture; empty if these digits do not fit
     */
    Optional<DigitImage> draw(Chance chance) {
        return switch (chance.below(4)) {
            case 0 -> changed(MIRRORED, chance, (x, y) -> y * SIZE + TWICE_CENTRE - x);
            case 1 -> changed(TURNED, chance, turn(chance.happens(0.5)));
            default -> pair(chance);
        };
    }

    /** From a place of the new picture to that of the digit which has its ink. */
    private interface Origin {
        int of(int x, int y);
    }

    private static Origin turn(boolean clockwise) {
        return clockwise
                ? (x, y) -> (TWICE_CENTRE - x) * SIZE + y
                : (x, y) -> x * SIZE + TWICE_CENTRE - y;
    }

    private Optional<DigitImage> changed(Set<Integer> which, Chance chance, Origin origin) {
        int example = find(which::contains, chance);
        if (example < 0) {
            return Optional.empty();
        }
        byte[] from = digits.image(example).toBytes();
        byte[] to = new byte[from.length];
        // the first row or column has no counterpart, and no ink
        for (int y = 1; y < SIZE; y++) {
            for (int x = 1; x < SIZE; x++) {
                to[y * SIZE + x] = from[origin.of(x, y)];
            }
        }
        return Optional.of(DigitImage.of(to));
    }

    /** Numbers with an even sum only, as {@link SeveralDigits} has for training. */
    private Optional<DigitImage> pair(Chance chance) {
        boolean beside = chance.happens(0.7);
        // a 1 above a 1 is a 1
        int first = find(label -> beside || label != 1, chance);
        if (first < 0) {
            return Optional.empty();
        }
        int label = digits.label(first);
        int second = find(other -> (other + label) % 2 == 0 && (beside || other != 1), chance);
        float[] canvas = new float[SIDE * SIDE];
        int gap = chance.below(8) - 3;
        int end = lay(digits.image(first), canvas, 0, beside);
        lay(digits.image(second), canvas, end + gap, beside);
        return Handwriting.normalise(canvas, SIDE);
    }

    /**
     * Lays a digit on the canvas so that its ink begins at a place, from the left or from the top.
     *
     * @return the place where its ink ends
     */
    private static int lay(DigitImage digit, float[] canvas, int at, boolean beside) {
        byte[] ink = digit.toBytes();
        int least = SIZE;
        int most = -1;
        for (int i = 0; i < ink.length; i++) {
            int place = beside ? i % SIZE : i / SIZE;
            if (ink[i] != 0) {
                least = Math.min(least, place);
                most = Math.max(most, place);
            }
        }
        int shift = Math.max(0, at) - least;
        for (int i = 0; i < ink.length; i++) {
            int x = i % SIZE + (beside ? shift : 0);
            int y = i / SIZE + (beside ? 0 : shift);
            if (ink[i] != 0) {
                canvas[y * SIDE + x] = Math.max(canvas[y * SIDE + x], (ink[i] & 0xFF) / 255f);
            }
        }
        return most + 1 + shift;
    }

    /** The first fitting digit from a random one on; -1 if there is none. */
    private int find(IntPredicate label, Chance chance) {
        int start = chance.below(digits.size());
        for (int i = 0; i < digits.size(); i++) {
            int example = (start + i) % digits.size();
            if (label.test(digits.label(example))) {
                return example;
            }
        }
        return -1;
    }
}
