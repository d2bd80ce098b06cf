package org.numeral.training.number;

import java.util.List;
import org.numeral.training.evaluation.Proportion;

/**
 * How many numbers were read.
 *
 * @param spacing of their digits
 * @param right numbers of which every digit was right, and none too many or missing
 * @param rightDivision numbers that were divided into the right number of digits
 * @param byLength the same as right, for numbers of 2, 3, ... digits
 */
public record NumberFigures(
        Spacing spacing, Proportion right, Proportion rightDivision, List<Proportion> byLength) {

    /** Copies the list. */
    public NumberFigures {
        byLength = List.copyOf(byLength);
    }
}
