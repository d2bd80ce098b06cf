package org.numeral.training.augment;

import org.numeral.model.digit.DigitImage;

/**
 * A digit with paper around it, whose strokes can be made thicker or thinner and which can be read
 * between its pixels. Used by one thread.
 */
final class InkPlane {

    private static final int SIZE = DigitImage.SIZE;

    /** Enough paper that four pixels can be read around any place from -1 to 28. */
    private static final int STRIDE = SIZE + 4;

    private static final int MARGIN = 2;
    private static final int START = MARGIN * STRIDE + MARGIN;

    /** The same division as everywhere else, so that an untouched digit is exactly the same. */
    private static final float[] SHARE = new float[256];

    static {
        for (int i = 0; i < SHARE.length; i++) {
            SHARE[i] = i / 255f;
        }
    }

    private final float[] original = new float[STRIDE * STRIDE];
    private final float[] changed = new float[STRIDE * STRIDE];
    private float[] current = original;

    /**
     * Takes a digit.
     *
     * @param source unsigned bytes, 0 paper to 255 ink
     * @param offset index of the top left pixel
     */
    void load(byte[] source, int offset) {
        for (int y = 0; y < SIZE; y++) {
            int to = START + y * STRIDE;
            int from = offset + y * SIZE;
            for (int x = 0; x < SIZE; x++) {
                original[to + x] = SHARE[source[from + x] & 0xFF];
            }
        }
        current = original;
    }

    /**
     * Moves the strokes' edges: grey-scale dilation or erosion with a diamond, whose radius may be
     * a part of a pixel because places between pixels are interpolated.
     *
     * @param pixels outwards, if negative inwards; -1 to 1
     */
    void moveEdges(float pixels) {
        if (pixels == 0) {
            return;
        }
        float share = Math.abs(pixels);
        // a margin of one is changed as well: a thicker stroke may grow over the edge of the paper
        for (int y = -1; y <= SIZE; y++) {
            int from = START + y * STRIDE - 1;
            if (pixels > 0) {
                dilateRow(from, share);
            } else {
                erodeRow(from, share);
            }
        }
        current = changed;
    }

    private void dilateRow(int from, float share) {
        for (int i = from; i < from + SIZE + 2; i++) {
            float sides = Math.max(original[i - 1], original[i + 1]);
            float ends = Math.max(original[i - STRIDE], original[i + STRIDE]);
            float most = Math.max(original[i], Math.max(sides, ends));
            changed[i] = original[i] + share * (most - original[i]);
        }
    }

    private void erodeRow(int from, float share) {
        for (int i = from; i < from + SIZE + 2; i++) {
            float sides = Math.min(original[i - 1], original[i + 1]);
            float ends = Math.min(original[i - STRIDE], original[i + STRIDE]);
            float least = Math.min(original[i], Math.min(sides, ends));
            changed[i] = original[i] + share * (least - original[i]);
        }
    }

    /**
     * The ink at a place, interpolated between the four pixels around it.
     *
     * @param x column, 0 is the middle of the first pixel; beyond the digit there is paper
     * @param y row
     * @return 0 to 1
     */
    float at(float x, float y) {
        float right = clamp(x) + MARGIN;
        float down = clamp(y) + MARGIN;
        int column = (int) right;
        int row = (int) down;
        float shareRight = right - column;
        float shareDown = down - row;
        int i = row * STRIDE + column;
        float[] ink = current;
        float top = ink[i] + shareRight * (ink[i + 1] - ink[i]);
        float bottom = ink[i + STRIDE] + shareRight * (ink[i + STRIDE + 1] - ink[i + STRIDE]);
        return top + shareDown * (bottom - top);
    }

    private static float clamp(float place) {
        return place < -MARGIN ? -MARGIN : place > SIZE ? SIZE : place;
    }
}
