package org.numeral.training.evaluation;

import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;

/**
 * Whether two classifiers that answered the same questions differ by more than chance.
 *
 * <p>McNemar, "Note on the sampling error of the difference between correlated proportions or
 * percentages", Psychometrika 12, 1947. Questions that both got right or both wrong say nothing. If
 * the classifiers were equally good, each of the others would be a coin toss between them, so the
 * number of tosses that went against one of them is binomial with probability 0.5. The p-values are
 * the exact ones of that distribution whatever the number: the usual approximation by chi-squared
 * saves nothing here and is wrong for the few tosses that good classifiers leave.
 *
 * <p>It is about these two classifiers, not about the recipes that they were trained by: the same
 * recipe with another seed may well be significantly worse.
 */
public final class McNemar {

    private static final double EQUALLY_GOOD = 0.5;

    private McNemar() {}

    /**
     * How probable it is that chance alone goes against the second one as much as was seen, or
     * more.
     *
     * @param onlyFirstRight questions that only the first one got right, 0 or more
     * @param onlySecondRight questions that only the second one got right, 0 or more
     * @return the one-sided p-value, 0 to 1; small if the second one is worse
     */
    public static double secondIsWorse(int onlyFirstRight, int onlySecondRight) {
        int tosses = Math.addExact(onlyFirstRight, onlySecondRight);
        if (tosses == 0) {
            return 1;
        }
        return new BinomialTest()
                .binomialTest(
                        tosses, onlyFirstRight, EQUALLY_GOOD, AlternativeHypothesis.GREATER_THAN);
    }

    /**
     * How probable it is that chance alone makes a difference as large as was seen, or larger,
     * either way.
     *
     * @param onlyFirstRight questions that only the first one got right, 0 or more
     * @param onlySecondRight questions that only the second one got right, 0 or more
     * @return the two-sided p-value, 0 to 1
     */
    public static double different(int onlyFirstRight, int onlySecondRight) {
        double tail =
                Math.min(
                        secondIsWorse(onlyFirstRight, onlySecondRight),
                        secondIsWorse(onlySecondRight, onlyFirstRight));
        // the distribution is symmetric; both tails hold the middle, so the sum may exceed 1
        return Math.min(1, 2 * tail);
    }
}
