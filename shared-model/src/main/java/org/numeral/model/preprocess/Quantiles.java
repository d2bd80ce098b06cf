package org.numeral.model.preprocess;

/**
 * Quantiles of grey values, to a quarter of a grey level, by counting.
 *
 * @param counts of values from {@value #LOWEST} on, four bins for each grey level
 * @param first bin that counts; those before it are left out
 * @param total number of values
 */
@SuppressWarnings("ArrayRecordComponent")
record Quantiles(long[] counts, int first, long total) {

    private static final int LOWEST = -256;
    private static final int BINS = 2048;
    private static final int PER_LEVEL = 4;

    static Quantiles of(float[] values) {
        long[] counts = new long[BINS];
        for (float value : values) {
            counts[bin(value)]++;
        }
        return new Quantiles(counts, 0, values.length);
    }

    private static int bin(float value) {
        return Math.max(0, Math.min(BINS - 1, (int) ((value - LOWEST) * PER_LEVEL)));
    }

    /** The values from the bin of a value on. */
    Quantiles notBelow(float value) {
        int from = Math.max(first, bin(value));
        long rest = 0;
        for (int bin = from; bin < BINS; bin++) {
            rest += counts[bin];
        }
        return new Quantiles(counts, from, rest);
    }

    /** The mean of the values, of which there must be one. */
    double mean() {
        double sum = 0;
        for (int bin = first; bin < BINS; bin++) {
            sum += (double) counts[bin] * bin;
        }
        // a bin's values lie around its middle
        return LOWEST + (sum / total + 0.5) / PER_LEVEL;
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
        return below < 1 || total - below < largeShare * total
                ? this
                : new Quantiles(lower, first, below);
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
        for (int bin = first; bin < BINS; bin++) {
            seen += counts[bin];
            if (seen > rank) {
                return LOWEST + (float) bin / PER_LEVEL;
            }
        }
        return LOWEST + (float) BINS / PER_LEVEL;
    }
}
