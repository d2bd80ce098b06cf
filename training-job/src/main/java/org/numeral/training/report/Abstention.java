package org.numeral.training.report;

import java.util.List;
import java.util.Objects;
import org.numeral.training.evaluation.Proportion;

/**
 * How often the model declines to answer.
 *
 * @param score what is compared with the threshold, in words
 * @param threshold below which there is no answer
 * @param digits of the test set's digits, the share that was declined wrongly
 * @param nonDigits of pictures that show no digit, by kind, the share that was declined rightly
 */
public record Abstention(String score, double threshold, Proportion digits, List<Kind> nonDigits) {

    /** Copies the list. */
    public Abstention {
        Objects.requireNonNull(score, "score is null");
        Objects.requireNonNull(digits, "digits is null");
        nonDigits = List.copyOf(nonDigits);
    }

    /**
     * Pictures that show no digit.
     *
     * @param name of the kind: letters, scribbles, noise, ...
     * @param declined how many of them were declined
     */
    public record Kind(String name, Proportion declined) {

        /** Checks that both are there. */
        public Kind {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(declined, "declined is null");
        }
    }
}
