package org.numeral.model.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of ruled or squared paper: thin, straight, and from one edge of the picture to the
 * other, as no stroke of a digit is. They may be tilted by up to 4 degrees.
 *
 * <p>Where a line runs, what is no stronger than the line is taken out and strokes stay. Only what
 * is thinner than a part of the picture counts, and only if there are several of them: a single one
 * may be the bar of a 7 that is cut close.
 *
 * @param width of the picture in which the lines were found, in pixels
 * @param kept the share of the ink that stays at each pixel, 0 on a line to 1; empty if there are
 *     no lines
 */
@SuppressWarnings("ArrayRecordComponent")
record RuledLines(int width, float[] kept) {

    /** No line at all. */
    static final RuledLines NONE = new RuledLines(1, new float[0]);

    /** Grey levels; paler lines are no nuisance. */
    private static final float LEAST_CONTRAST = 4;

    /** Rows deviate so many times as much from those around them, typically, where no line is. */
    private static final float NOISE_FACTOR = 6;

    private static final int LEAST_LINES = 2;

    /** A line's strength is measured where no stroke lies over it: in the paler part of it. */
    private static final double PALE = 0.1;

    private static final double TYPICAL = 0.4;

    /** From typical to strongest values of a line, in distances from pale to typical ones. */
    private static final float STRONGEST = 2.1f;

    /** Ink that is stronger than the line by this share is wholly kept. */
    private static final float STROKE = 0.4f;

    /** Lines are paler than this share of the strongest ink, else they are strokes themselves. */
    private static final float PALER = 0.8f;

    /** But if only this share of the strong ink is beside the lines, the sheet is blank. */
    private static final double NOTHING_WRITTEN = 0.1;

    /**
     * One line.
     *
     * @param from its first row
     * @param to its last row
     * @param strength what nearly none of its pixels exceeds where nothing is written over it
     */
    private record Line(int from, int to, float strength) {}

    /**
     * Looks for lines.
     *
     * @param ink 0 for paper, larger for ink
     * @return the lines
     */
    static RuledLines of(GreyImage ink) {
        GreyImage turned = ink.transposed();
        SlopedRows rows = LineSearch.along(ink);
        SlopedRows columns = LineSearch.along(turned);
        List<Line> level = lines(rows, ink);
        List<Line> upright = lines(columns, turned);
        float strongest = ink.max();
        List<Line> paleLevel = paler(level, PALER * strongest);
        List<Line> paleUpright = paler(upright, PALER * strongest);
        if (areSeveral(paleLevel, paleUpright)) {
            return new RuledLines(
                    ink.width(), kept(ink, rows, paleLevel, turned, columns, paleUpright));
        }
        if (areSeveral(level, upright)) {
            float[] kept = kept(ink, rows, level, turned, columns, upright);
            if (isNothingWritten(ink, kept, strongest / 2)) {
                return new RuledLines(ink.width(), kept);
            }
        }
        return NONE;
    }

    private static boolean areSeveral(List<Line> level, List<Line> upright) {
        return Math.max(level.size(), upright.size()) >= LEAST_LINES;
    }

    private static List<Line> paler(List<Line> lines, float limit) {
        return lines.stream().filter(line -> line.strength() < limit).toList();
    }

    private static boolean isNothingWritten(GreyImage ink, float[] kept, float strong) {
        int before = 0;
        int after = 0;
        for (int i = 0; i < kept.length; i++) {
            before += ink.values()[i] > strong ? 1 : 0;
            after += ink.values()[i] * kept[i] > strong ? 1 : 0;
        }
        return after <= NOTHING_WRITTEN * before;
    }

    private static float[] kept(
            GreyImage ink,
            SlopedRows rows,
            List<Line> level,
            GreyImage turned,
            SlopedRows columns,
            List<Line> upright) {
        float[] kept = keptBeside(level, rows, ink).values();
        float[] keptUpright = keptBeside(upright, columns, turned).transposed().values();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Math.min(kept[i], keptUpright[i]);
        }
        return kept;
    }

    boolean isEmpty() {
        return kept.length == 0;
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
            int row = (region.y() + y) / factor * width;
            for (int x = 0; x < ink.width(); x++) {
                values[y * ink.width() + x] *= kept[row + (region.x() + x) / factor];
            }
        }
        return new GreyImage(ink.width(), ink.height(), values);
    }

    /** Rows that stand out of those around them. */
    private static List<Line> lines(SlopedRows rows, GreyImage ink) {
        float[] above = aboveThoseAround(rows.values(), LineSearch.radius(ink.height()));
        float least = Math.max(LEAST_CONTRAST, NOISE_FACTOR * typicalDeviation(above));
        List<Line> lines = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= above.length; i++) {
            boolean isLine = i < above.length && above[i] >= least;
            if (isLine && from < 0) {
                from = i;
            } else if (!isLine && from >= 0) {
                // the search smooths over one row on each side
                lines.add(new Line(from - 1, i, strength(from - 1, i, rows, ink)));
                from = -1;
            }
        }
        return lines;
    }

    private static float[] aboveThoseAround(float[] values, int radius) {
        float[] above = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, i - radius);
            int to = Math.min(values.length, i + radius + 1);
            above[i] = values[i] - median(Arrays.copyOfRange(values, from, to));
        }
        return above;
    }

    private static float typicalDeviation(float[] above) {
        float[] deviations = new float[above.length];
        for (int i = 0; i < above.length; i++) {
            deviations[i] = Math.abs(above[i]);
        }
        return median(deviations);
    }

    /** Puts the values in order. */
    private static float median(float[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static GreyImage keptBeside(List<Line> lines, SlopedRows rows, GreyImage ink) {
        GreyImage kept = new GreyImage(ink.width(), ink.height());
        Arrays.fill(kept.values(), 1);
        for (Line line : lines) {
            for (int x = 0; x < ink.width(); x++) {
                int top = Math.max(0, rows.y(line.from(), x));
                int bottom = Math.min(ink.height() - 1, rows.y(line.to(), x));
                for (int at = top * ink.width() + x;
                        at <= bottom * ink.width() + x;
                        at += ink.width()) {
                    float more = ink.values()[at] / line.strength() - 1;
                    kept.values()[at] = Math.max(0, Math.min(1, more / STROKE));
                }
            }
        }
        return kept;
    }

    private static float strength(int from, int to, SlopedRows rows, GreyImage ink) {
        float[] peaks = new float[ink.width()];
        int inside = 0;
        for (int x = 0; x < ink.width(); x++) {
            int top = Math.max(0, rows.y(from, x));
            int bottom = Math.min(ink.height() - 1, rows.y(to, x));
            float peak = 0;
            for (int y = top; y <= bottom; y++) {
                peak = Math.max(peak, ink.at(x, y));
            }
            if (top <= bottom) {
                peaks[inside++] = peak;
            }
        }
        Arrays.sort(peaks, 0, inside);
        float pale = peaks[(int) (PALE * Math.max(0, inside - 1))];
        float typical = peaks[(int) (TYPICAL * Math.max(0, inside - 1))];
        return Math.max(LEAST_CONTRAST, typical + STRONGEST * (typical - pale));
    }
}
