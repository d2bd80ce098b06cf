package org.numeral.training.calibration;

import java.util.List;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.digit.AbstentionScore;
import org.numeral.model.digit.Prediction;

/**
 * Chooses from when on a picture is recognised as a digit. Digits alone decide: there are more
 * kinds of other pictures than anybody can collect, so a threshold that is fitted to some would not
 * hold for others.
 */
public final class Abstention {

    /**
     * The share of validation digits that may be refused. The aim is that at most 1 % of unseen
     * digits are: with 6,000 validation digits and 10,000 others, the share among the others has a
     * standard deviation of 0.14 percentage points, so that 1 % is two of them away.
     */
    public static final double VALIDATION_SHARE = 0.007;

    /**
     * The score to use. Of those that ten probabilities give, it refused most of the pictures of
     * the kinds that are trained with, at the same share of digits.
     */
    public static final AbstentionScore SCORE = AbstentionScore.NEGATIVE_SOFT_ENTROPY;

    private Abstention() {}

    /**
     * The rule for a network that is calibrated already.
     *
     * @param probabilities its output for the validation set, n x 10, row by row
     * @return {@link #SCORE} with the threshold that refuses {@link #VALIDATION_SHARE}
     * @throws IllegalArgumentException if there are no pictures
     */
    public static AbstentionRule choose(float[] probabilities) {
        return choose(SCORE, probabilities, VALIDATION_SHARE);
    }

    /**
     * The rule with the highest threshold that refuses no more digits than allowed.
     *
     * @param score of what to compare
     * @param probabilities the calibrated network's output for the validation set, n x 10, row by
     *     row
     * @param share of the validation set that may be refused, 0 or more and below 1
     * @return the rule; it refuses fewer if several pictures have the threshold's score
     * @throws IllegalArgumentException if there are no pictures or the share is out of range
     */
    public static AbstentionRule choose(
            AbstentionScore score, float[] probabilities, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("share is %s, not from 0 to 1".formatted(share));
        }
        double[] scores = Rows.of(probabilities).stream().mapToDouble(score::of).sorted().toArray();
        int refused = (int) Math.floor(share * scores.length);
        return new AbstentionRule(score, scores[refused]);
    }

    /**
     * The share of pictures that a rule does not recognise as digits.
     *
     * @param rule to be applied
     * @param probabilities the network's output for the pictures, n x 10, row by row
     * @return 0 to 1
     * @throws IllegalArgumentException if there are no pictures
     */
    public static double refusedShare(AbstentionRule rule, float[] probabilities) {
        List<Prediction> predictions = Rows.of(probabilities);
        long refused = predictions.stream().filter(p -> !rule.recognises(p)).count();
        return (double) refused / predictions.size();
    }
}
