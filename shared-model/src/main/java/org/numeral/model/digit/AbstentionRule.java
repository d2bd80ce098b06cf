package org.numeral.model.digit;

import java.util.Objects;

/**
 * When the answer to a picture is "this does not look like a digit". Training chooses the threshold
 * on validation digits and the service applies it, both by this class.
 *
 * @param score that is compared
 * @param threshold the least score of what is recognised as a digit; finite
 */
public record AbstentionRule(AbstentionScore score, double threshold) {

    /** Checks that there is a score and a finite threshold. */
    public AbstentionRule {
        Objects.requireNonNull(score, "score is null");
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException(
                    "threshold is %s, not a finite number".formatted(threshold));
        }
    }

    /**
     * Whether a picture is recognised as a digit.
     *
     * @param prediction of the picture
     * @return true if its score reaches the threshold
     */
    public boolean recognises(Prediction prediction) {
        return score.of(prediction) >= threshold;
    }
}
