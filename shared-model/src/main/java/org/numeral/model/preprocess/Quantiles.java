package org.numeral.model.preprocess;

/**
 * Quantiles of grey values, to a quarter of a grey level, by counting.
 *
 * @param counts of values from {@value #LOWEST} on, four bins for each grey level
 * @param total number of values
 */
@SuppressWarnings("ArrayRecordComponent")
record Quantiles(long[] counts, long total) {

    private static final int LOWEST = -256;
    private static final int BINS = 2048;
    private static final int PER_LEVEL = 4;

    static Quantiles of(float[] values) {
        long[] counts = new long[BINS];
        for (float value : values) {
            int bin = (int) ((value - LOWEST) * PER_LEVEL);
            counts[Math.max(0, Math.min(BINS - 1, bin))]++;
        }
        return new Quantiles(counts, values.length);
    }

    /**
     * The values without the upper class of {@link Otsu}, if that class is large.
     *
     * @param largeShare the share of all values from which on it is left out
     * @return the other values
     */
    Quantiles withoutLargeUpperClass(double largeShare) {
        int threshold = Otsu.threshold(counts);
        long[] lower = new long[BINS];
        long below = 0;
        for (int bin = 0; bin <= threshold; bin++) {
            lower[bin] = counts[bin];
            below += counts[bin];
        }
        return below < 1 || total - below < largeShare * total ? this : new Quantiles(lower, below);
    }

    /**
     * One quantile.
     *
     * @param share 0 for the smallest to 1 for the largest value
     * @return the value
     */
    float at(double share) {
        long rank = (long) (share * (total - 1));
        long seen = 0;
        for (int bin = 0; bin < BINS; bin++) {
            seen += counts[bin];
            if (seen > rank) {
                return LOWEST + (float) bin / PER_LEVEL;
            }
        }
        return LOWEST + (float) BINS / PER_LEVEL;
    }
}
