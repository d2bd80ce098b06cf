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
 * @param cost ink that it crosses, in pixels, and more for each stroke: a way through the hole of a
 *     0 crosses two strokes, the way between two digits seldom more than one
 */
@SuppressWarnings("ArrayRecordComponent")
record Seam(int[] columns, double cost) {

    /** A step aside costs a little, so that a seam is straight where it does not matter. */
    private static final float ASIDE = 0.1f;

    private static final int[] STEPS = {0, -1, 1};

    /** What a stroke costs beside its ink, as a share of the line's height. */
    private static final double STROKE = 0.25;

    /**
     * The best seam around a column.
     *
     * @param isInk of the part's box, row by row
     * @param box of the part
     * @param middle column of the box around which it may wind
     * @param reach how far, to each side
     * @param lineHeight of the line
     * @return the seam
     */
    static Seam around(boolean[] isInk, Box box, int middle, int reach, double lineHeight) {
        float stroke = (float) (STROKE * lineHeight);
        int left = Math.max(0, middle - reach);
        int band = Math.min(box.width() - 1, middle + reach) - left + 1;
        int height = box.height();
        float[] costs = new float[band];
        byte[] steps = new byte[band * height];
        for (int y = 0; y < height; y++) {
            float[] next = new float[band];
            for (int x = 0; x < band; x++) {
                boolean ink = isInk[y * box.width() + left + x];
                float best = Float.MAX_VALUE;
                for (int step : STEPS) {
                    int from = x + step;
                    if (from >= 0 && from < band) {
                        boolean enters =
                                ink && (y == 0 || !isInk[(y - 1) * box.width() + left + from]);
                        float cost = costs[from] + (step == 0 ? 0 : ASIDE) + (enters ? stroke : 0);
                        if (cost < best) {
                            best = cost;
                            steps[y * band + x] = (byte) step;
                        }
                    }
                }
                next[x] = best + (ink ? 1 : 0);
            }
            costs = next;
        }
        int end = Math.min(middle - left, band - 1);
        for (int x = 0; x < band; x++) {
            end = costs[x] < costs[end] ? x : end;
        }
        int[] columns = new int[height];
        double cost = costs[end];
        for (int y = height - 1, x = end; y >= 0; y--) {
            columns[y] = left + x;
            x += steps[y * band + x];
        }
        return new Seam(columns, cost);
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
