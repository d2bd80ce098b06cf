package org.numeral.model.preprocess;

import java.util.Arrays;

/**
 * The lines of ruled or squared paper: thin, straight, and from one edge of the picture to the
 * other, as no stroke of a digit is.
 *
 * <p>The value of a line is a low quantile of its row (or column), which strokes that cross it do
 * not change. Only what is thinner than a part of the picture counts, and only if there are several
 * of them: a single one may be the bar of a 7 that is cut close. Lines that are tilted by more than
 * their own thickness are not found.
 *
 * @param rows what the lines add to the ink in each row, 0 where there is none
 * @param columns the same for columns
 */
@SuppressWarnings("ArrayRecordComponent")
record RuledLines(float[] rows, float[] columns) {

    /** No line at all. */
    static final RuledLines NONE = new RuledLines(new float[1], new float[1]);

    /** A line is there in at least the other nine tenths of its row. */
    private static final double GAPS = 0.1;

    /** Lines are thinner than this share of the picture. */
    private static final double THIN = 0.04;

    private static final int LEAST_RADIUS = 3;

    /** Grey levels; paler lines are no nuisance. */
    private static final float LEAST_CONTRAST = 5;

    private static final int LEAST_LINES = 2;

    /**
     * Looks for lines.
     *
     * @param ink 0 for paper, larger for ink
     * @return the lines; all 0 if there are none
     */
    static RuledLines of(GreyImage ink) {
        float[] rows = new float[ink.height()];
        float[] line = new float[ink.width()];
        for (int y = 0; y < rows.length; y++) {
            System.arraycopy(ink.values(), y * ink.width(), line, 0, line.length);
            rows[y] = low(line);
        }
        float[] columns = new float[ink.width()];
        float[] upright = new float[ink.height()];
        for (int x = 0; x < columns.length; x++) {
            for (int y = 0; y < upright.length; y++) {
                upright[y] = ink.at(x, y);
            }
            columns[x] = low(upright);
        }
        return new RuledLines(peaks(rows), peaks(columns));
    }

    boolean isEmpty() {
        return isZero(rows) && isZero(columns);
    }

    /**
     * Takes the lines out of a part of the picture, in which strokes over them stay.
     *
     * @param ink the part
     * @param region where it lies in the picture in which the lines were found, times factor
     * @param factor pixels of the part for one of the picture in which the lines were found
     * @return the part without lines
     */
    GreyImage removeFrom(GreyImage ink, Box region, int factor) {
        if (isEmpty()) {
            return ink;
        }
        float[] values = ink.values().clone();
        for (int y = 0; y < ink.height(); y++) {
            float row = rows[Math.min(rows.length - 1, (region.y() + y) / factor)];
            for (int x = 0; x < ink.width(); x++) {
                float column = columns[Math.min(columns.length - 1, (region.x() + x) / factor)];
                values[y * ink.width() + x] -= Math.max(row, column);
            }
        }
        return new GreyImage(ink.width(), ink.height(), values);
    }

    /** The values above those around them, as far as they are thin and there are several. */
    private static float[] peaks(float[] values) {
        int radius = Math.max(LEAST_RADIUS, (int) (values.length * THIN));
        float[] peaks = new float[values.length];
        int lines = 0;
        for (int i = 0; i < values.length; i++) {
            float[] around =
                    Arrays.copyOfRange(
                            values,
                            Math.max(0, i - radius),
                            Math.min(values.length, i + radius + 1));
            Arrays.sort(around);
            float above = values[i] - around[around.length / 2];
            if (above >= LEAST_CONTRAST) {
                lines += i == 0 || peaks[i - 1] == 0 ? 1 : 0;
                peaks[i] = above;
            }
        }
        return lines >= LEAST_LINES ? peaks : new float[values.length];
    }

    private static float low(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (GAPS * (sorted.length - 1))];
    }

    private static boolean isZero(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
