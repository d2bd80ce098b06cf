package org.numeral.training.augment;

import org.numeral.model.digit.DigitImage;

/**
 * A digit with paper around it, whose strokes can be made thicker or thinner and which can be read
 * between its pixels. Used by one thread.
 */
final class InkPlane {

    private static final int SIZE = DigitImage.SIZE;

    /** Two pixels of paper on each side: one for thicker strokes, one to interpolate with. */
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

    // whole numbers as well, because HotSpot finds extremes of these several times faster
    private final int[] grey = new int[STRIDE * STRIDE];
    private final float[] original = new float[STRIDE * STRIDE];
    private final float[] changed = new float[STRIDE * STRIDE];
    private float[] current = original;

    // between these, and not on them, is all the ink
    private int left;
    private int right;
    private int top;
    private int bottom;

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
                int value = source[from + x] & 0xFF;
                grey[to + x] = value;
                original[to + x] = SHARE[value];
            }
        }
        current = original;
        findInk();
    }

    /** More than half of a picture is paper, which need not be interpolated. */
    private void findInk() {
        top = -1;
        while (top < SIZE - 1 && isPaper(START + (top + 1) * STRIDE, 1)) {
            top++;
        }
        bottom = SIZE;
        while (bottom > top + 1 && isPaper(START + (bottom - 1) * STRIDE, 1)) {
            bottom--;
        }
        left = -1;
        while (left < SIZE - 1 && isPaper(START + left + 1, STRIDE)) {
            left++;
        }
        right = SIZE;
        while (right > left + 1 && isPaper(START + right - 1, STRIDE)) {
            right--;
        }
    }

    /** Whether a row or column is empty. */
    private boolean isPaper(int start, int step) {
        int ink = 0;
        for (int i = 0; i < SIZE; i++) {
            ink |= grey[start + i * step];
        }
        return ink == 0;
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
        // one pixel further on each side: a thicker stroke may grow over the edge of the paper
        int first = START - STRIDE - 1;
        int end = START + SIZE * STRIDE + SIZE + 1;
        float share = Math.abs(pixels) / 255;
        if (pixels > 0) {
            dilate(first, end, share);
            left--;
            right++;
            top--;
            bottom++;
        } else {
            erode(first, end, share);
        }
        current = changed;
    }

    private void dilate(int first, int end, float share) {
        for (int i = first; i < end; i++) {
            int sides = Math.max(grey[i - 1], grey[i + 1]);
            int ends = Math.max(grey[i - STRIDE], grey[i + STRIDE]);
            int most = Math.max(grey[i], Math.max(sides, ends));
            changed[i] = original[i] + share * (most - grey[i]);
        }
    }

    private void erode(int first, int end, float share) {
        for (int i = first; i < end; i++) {
            int sides = Math.min(grey[i - 1], grey[i + 1]);
            int ends = Math.min(grey[i - STRIDE], grey[i + STRIDE]);
            int least = Math.min(grey[i], Math.min(sides, ends));
            changed[i] = original[i] + share * (least - grey[i]);
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
        if (x <= left || x >= right || y <= top || y >= bottom) {
            return 0;
        }
        float fromLeft = x + MARGIN;
        float fromTop = y + MARGIN;
        int column = (int) fromLeft;
        int row = (int) fromTop;
        float shareRight = fromLeft - column;
        float shareBelow = fromTop - row;
        int i = row * STRIDE + column;
        float[] ink = current;
        float above = ink[i] + shareRight * (ink[i + 1] - ink[i]);
        int j = i + STRIDE;
        float below = ink[j] + shareRight * (ink[j + 1] - ink[j]);
        return above + shareBelow * (below - above);
    }
}
