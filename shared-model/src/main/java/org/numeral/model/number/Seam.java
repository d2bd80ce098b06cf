package org.numeral.model.number;

import java.util.Arrays;
import org.numeral.model.preprocess.Box;

/**
 * A way from the top of a part to its bottom along which it may be cut: through as little ink as
 * possible, like the drop that falls past the strokes (Congedo, Dimauro, Impedovo and Pirlo,
 * <i>Segmentation of numeric strings</i>, 1995), but found as the cheapest of all ways within a
 * band.
 *
 * @param columns where it passes each row of the part; what is left of it is another piece
 * @param ink number of ink pixels that it crosses
 */
@SuppressWarnings("ArrayRecordComponent")
record Seam(int[] columns, double ink) {

    /** A step aside costs a little, so that a seam is straight where it does not matter. */
    private static final float ASIDE = 0.1f;

    /**
     * The best seam around a column.
     *
     * @param isInk of the part's box, row by row
     * @param box of the part
     * @param middle column of the box around which it may wind
     * @param reach how far, to each side
     * @return the seam
     */
    static Seam around(boolean[] isInk, Box box, int middle, int reach) {
        int left = Math.max(0, middle - reach);
        int band = Math.min(box.width() - 1, middle + reach) - left + 1;
        int height = box.height();
        float[] costs = new float[band];
        byte[] steps = new byte[band * height];
        for (int y = 0; y < height; y++) {
            float[] next = new float[band];
            for (int x = 0; x < band; x++) {
                float best = costs[x];
                int step = 0;
                if (x > 0 && costs[x - 1] + ASIDE < best) {
                    best = costs[x - 1] + ASIDE;
                    step = -1;
                }
                if (x < band - 1 && costs[x + 1] + ASIDE < best) {
                    best = costs[x + 1] + ASIDE;
                    step = 1;
                }
                steps[y * band + x] = (byte) step;
                next[x] = best + (isInk[y * box.width() + left + x] ? 1 : 0);
            }
            costs = next;
        }
        int end = Math.min(middle - left, band - 1);
        for (int x = 0; x < band; x++) {
            end = costs[x] < costs[end] ? x : end;
        }
        int[] columns = new int[height];
        double ink = costs[end];
        for (int y = height - 1, x = end; y >= 0; y--) {
            columns[y] = left + x;
            x += steps[y * band + x];
        }
        return new Seam(columns, ink);
    }

    /** Whether a pixel of the part is right of the seam, or on it. */
    boolean isLeftOf(int x, int y) {
        return columns[y] <= x;
    }

    /** The mean column. */
    double middle() {
        return Arrays.stream(columns).average().orElse(0);
    }
}
