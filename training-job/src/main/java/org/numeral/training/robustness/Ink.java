package org.numeral.training.robustness;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.numeral.model.digit.DigitImage;

/**
 * What a pen left on a square: the digit without its paper.
 *
 * @param side of the square in pixels
 * @param cover 0 for none to 1 for full ink, row by row
 */
@SuppressWarnings("ArrayRecordComponent")
record Ink(int side, float[] cover) {

    /**
     * MNIST's grey is anti-aliasing of what was black or white: the pen's edge is at this value.
     */
    private static final double EDGE = 0.45;

    /** Values from paper to ink across the edge: less than MNIST's, for a pen's edge is sharp. */
    private static final double SOFTNESS = 0.3;

    /** Pixels a side at least when drawn; a smaller result is averaged from that. */
    private static final int FINE = 224;

    Ink {
        if (cover.length != side * side) {
            throw new IllegalArgumentException(side + " x " + side + ": " + cover.length);
        }
    }

    /** The digit with its margin of 4 in 28 on each side, enlarged to a pen's sharp strokes. */
    static Ink of(DigitImage digit, int side) {
        return of(digit, side, 0);
    }

    /**
     * The same, turned.
     *
     * @param angle clockwise, in radians
     */
    static Ink of(DigitImage digit, int side, double angle) {
        int factor = Math.max(1, (FINE + side - 1) / side);
        int fine = side * factor;
        float[] cover = new float[fine * fine];
        double scale = (double) DigitImage.SIZE / fine;
        double cos = StrictMath.cos(angle) * scale;
        double sin = StrictMath.sin(angle) * scale;
        double middle = DigitImage.SIZE / 2.0 - 0.5;
        for (int y = 0; y < fine; y++) {
            for (int x = 0; x < fine; x++) {
                double dx = x + 0.5 - fine / 2.0;
                double dy = y + 0.5 - fine / 2.0;
                double value =
                        Bicubic.at(
                                digit, middle + cos * dx + sin * dy, middle - sin * dx + cos * dy);
                cover[y * fine + x] = clamp((value - EDGE) / SOFTNESS + 0.5);
            }
        }
        return new Ink(fine, cover).reduced(factor);
    }

    /** The same strokes drawn with a fine pen along their middle lines. */
    Ink thin(double penWidth) {
        return around(Thinning.skeleton(isInk(), side), penWidth / 2);
    }

    /** The same strokes drawn with a wider pen. */
    Ink thick(double morePerSide) {
        return around(isInk(), morePerSide);
    }

    /** The same with everything inside of closed lines made ink. */
    Ink filled() {
        float[] full = new float[cover.length];
        Arrays.fill(full, 1);
        Deque<Integer> outside = new ArrayDeque<>();
        for (int i = 0; i < side; i++) {
            for (int at : new int[] {i, (side - 1) * side + i, i * side, (i + 1) * side - 1}) {
                visit(at, full, outside);
            }
        }
        while (!outside.isEmpty()) {
            int at = outside.pop();
            int x = at % side;
            if (x > 0) {
                visit(at - 1, full, outside);
            }
            if (x < side - 1) {
                visit(at + 1, full, outside);
            }
            if (at >= side) {
                visit(at - side, full, outside);
            }
            if (at < side * (side - 1)) {
                visit(at + side, full, outside);
            }
        }
        return new Ink(side, full);
    }

    /**
     * Paper that is reached from outside keeps its value, which is below that of the pen's edge.
     */
    private void visit(int at, float[] full, Deque<Integer> outside) {
        if (full[at] == 1 && cover[at] < 0.5f) {
            full[at] = cover[at];
            outside.push(at);
        }
    }

    float at(int x, int y) {
        return cover[y * side + x];
    }

    private Ink around(boolean[] on, double radius) {
        float[] distances = DistanceMap.to(on, side);
        for (int i = 0; i < distances.length; i++) {
            distances[i] = clamp(radius + 0.5 - distances[i]);
        }
        return new Ink(side, distances);
    }

    private boolean[] isInk() {
        boolean[] on = new boolean[cover.length];
        for (int i = 0; i < on.length; i++) {
            on[i] = cover[i] > 0.5f;
        }
        return on;
    }

    private Ink reduced(int factor) {
        if (factor == 1) {
            return this;
        }
        int small = side / factor;
        float[] mean = new float[small * small];
        for (int i = 0; i < cover.length; i++) {
            mean[i / side / factor * small + i % side / factor] += cover[i] / (factor * factor);
        }
        return new Ink(small, mean);
    }

    private static float clamp(double value) {
        return (float) Math.max(0, Math.min(1, value));
    }
}
