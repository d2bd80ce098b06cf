package org.numeral.model.preprocess;

/**
 * Quantiles of grey values, to a quarter of a grey level, by counting.
 *
 * @param counts of values from {@value #LOWEST} on, four bins for each grey level
 * @param total number of values
 */
@SuppressWarnings("ArrayRecordComponent")
record Quantiles(int[] counts, int total) {

    private static final int LOWEST = -256;
    private static final int BINS = 2048;
    private static final int PER_LEVEL = 4;

    static Quantiles of(float[] values) {
        int[] counts = new int[BINS];
        for (float value : values) {
            int bin = (int) ((value - LOWEST) * PER_LEVEL);
            counts[Math.max(0, Math.min(BINS - 1, bin))]++;
        }
        return new Quantiles(counts, values.length);
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
