package org.numeral.model.preprocess;

/**
 * Finds the slope at which thin lines run through a whole picture, nearly level.
 *
 * <p>The picture is divided into upright strips, so narrow that a line hardly rises within one. For
 * each slope the strips are shifted so that lines of this slope become level, and a row's value is
 * a low quantile over the strips, which strokes do not change. The slope at which rows stand out
 * most is that of the lines. This is a Radon transform at a few angles with a quantile in place of
 * the sum.
 */
final class LineSearch {

    /** A strip's width in pixels: at the greatest slope a line rises by half a pixel in it. */
    private static final int STRIP = 8;

    /** In a small picture strips are narrower, so that noise has no way through all of them. */
    private static final int LEAST_STRIPS = 24;

    /** The tangent of 4 degrees. */
    private static final double MOST_SLOPE = 0.07;

    /** Steps of the search, in pixels that a line sinks from the middle to the right edge. */
    private static final double[] STEPS = {1, 0.5, 0.25};

    /** A line is there in at least the other nine tenths of the strips. */
    private static final double GAPS = 0.1;

    /** A row that leaves the picture counts if this share of its strips is inside. */
    private static final double LEAST_INSIDE = 0.4;

    /** Lines are thinner than this share of the picture. */
    private static final double THIN = 0.04;

    private static final int LEAST_RADIUS = 3;

    private final int width;
    private final int height;
    private final float[][] strips;

    private LineSearch(GreyImage ink) {
        width = ink.width();
        height = ink.height();
        int count = Math.max(width / STRIP, Math.min(width, LEAST_STRIPS));
        strips = new float[count][];
        for (int i = 0; i < strips.length; i++) {
            strips[i] = strip(ink, i * width / strips.length, (i + 1) * width / strips.length);
        }
    }

    /**
     * Searches.
     *
     * @param ink 0 for paper, larger for ink
     * @return what is there along the best slope, or along level rows if nothing stands out
     */
    static SlopedRows along(GreyImage ink) {
        LineSearch search = new LineSearch(ink);
        return search.rows(search.bestSink());
    }

    /** Lines are thinner than twice this number of pixels. */
    static int radius(int height) {
        return Math.max(LEAST_RADIUS, (int) (height * THIN));
    }

    /** Means across a strip, smoothed so that it matters less how a line lies between pixels. */
    private static float[] strip(GreyImage ink, int from, int to) {
        float[] mean = new float[ink.height()];
        for (int y = 0; y < mean.length; y++) {
            float sum = 0;
            for (int x = from; x < to; x++) {
                sum += ink.at(x, y);
            }
            mean[y] = sum / (to - from);
        }
        float[] smooth = new float[mean.length];
        for (int y = 0; y < mean.length; y++) {
            float above = mean[Math.max(0, y - 1)];
            float below = mean[Math.min(mean.length - 1, y + 1)];
            smooth[y] = (above + 2 * mean[y] + below) / 4;
        }
        return smooth;
    }

    private double bestSink() {
        int reach = (int) (MOST_SLOPE * width / 2);
        double best = 0;
        double most = score(0);
        double from = -reach;
        double to = reach;
        for (double step : STEPS) {
            for (double sink = from; sink <= to; sink += step) {
                double score = score(sink);
                if (score > most) {
                    most = score;
                    best = sink;
                }
            }
            from = best - step / 2;
            to = best + step / 2;
        }
        return best;
    }

    /** How much rows stand out from those above and below: most for few and strong ones. */
    private double score(double sink) {
        float[] values = rows(sink).values();
        int radius = radius(height);
        double score = 0;
        for (int i = radius; i < values.length - radius; i++) {
            float above = values[i] - Math.max(values[i - radius], values[i + radius]);
            score += above > 0 ? above * above : 0;
        }
        return score;
    }

    private SlopedRows rows(double sink) {
        double slope = 2 * sink / width;
        int margin = (int) Math.ceil(Math.abs(sink));
        int[] shifts = new int[strips.length];
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] = (int) Math.round(sink * ((2 * i + 1.0) / strips.length - 1));
        }
        float[] values = new float[height + 2 * margin];
        float[] along = new float[strips.length];
        for (int row = 0; row < values.length; row++) {
            int inside = 0;
            for (int i = 0; i < strips.length; i++) {
                int y = row - margin + shifts[i];
                if (y >= 0 && y < height) {
                    along[inside++] = strips[i][y];
                }
            }
            values[row] = inside < LEAST_INSIDE * strips.length ? 0 : low(along, inside);
        }
        return new SlopedRows(slope, width / 2.0, -margin, values);
    }

    /** One of the lowest values, of which only so many are put in order. */
    private static float low(float[] values, int count) {
        int rank = (int) (GAPS * (count - 1));
        for (int i = 1; i < count; i++) {
            float value = values[i];
            if (i <= rank || value < values[rank]) {
                int at = Math.min(i, rank + 1);
                for (; at > 0 && values[at - 1] > value; at--) {
                    values[at] = values[at - 1];
                }
                values[at] = value;
            }
        }
        return values[rank];
    }
}
