package org.numeral.training.evaluation;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * A share that was counted, with its 95 % confidence interval (Wilson, JASA 22, 1927).
 *
 * @param hits how many of all, 0 to all
 * @param all 1 or more
 * @param low lower end of the interval, 0 to 1
 * @param high upper end
 */
public record Proportion(long hits, long all, double low, double high) {

    private static final double CONFIDENCE = 0.95;

    /** Checks the counts. */
    public Proportion {
        if (all < 1 || hits < 0 || hits > all) {
            throw new IllegalArgumentException("%d of %d is no share".formatted(hits, all));
        }
    }

    /**
     * A share.
     *
     * @param hits how many of all, 0 to all
     * @param all 1 or more
     * @return the share with its interval
     */
    public static Proportion of(long hits, long all) {
        ConfidenceInterval interval =
                new WilsonScoreInterval()
                        .createInterval(Math.toIntExact(all), Math.toIntExact(hits), CONFIDENCE);
        // rounding may put an end just beside 0 or 1
        return new Proportion(
                hits,
                all,
                Math.max(0, interval.getLowerBound()),
                Math.min(1, interval.getUpperBound()));
    }

    /**
     * The share itself.
     *
     * @return 0 to 1
     */
    public double value() {
        return (double) hits / all;
    }
}
