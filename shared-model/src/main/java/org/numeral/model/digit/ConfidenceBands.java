package org.numeral.model.digit;

import java.util.Arrays;

/**
 * Ranges of the probability of an answer, finer where most answers are, so that training and
 * service can compare how sure a model is.
 */
public final class ConfidenceBands {

    /** Where each band but the first begins. */
    private static final float[] EDGES = {
        0.5f, 0.7f, 0.9f, 0.95f, 0.98f, 0.99f, 0.995f, 0.998f, 0.999f
    };

    /** Number of bands, {@value}. */
    public static final int COUNT = 10;

    private ConfidenceBands() {}

    /**
     * The band of an answer.
     *
     * @param probability of the answered digit, 0 to 1
     * @return 0 to {@value #COUNT} - 1
     */
    public static int of(float probability) {
        int found = Arrays.binarySearch(EDGES, probability);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
