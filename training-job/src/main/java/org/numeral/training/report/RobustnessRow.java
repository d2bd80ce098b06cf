package org.numeral.training.report;

import java.util.List;
import java.util.Objects;
import org.numeral.training.evaluation.Proportion;

/**
 * How right the model is on pictures that were spoilt in one way.
 *
 * @param kind of spoiling, in words
 * @param right how many of the pictures were read right
 */
public record RobustnessRow(String kind, Proportion right) {

    /** Checks that both are there. */
    public RobustnessRow {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(right, "right is null");
    }

    /**
     * The mean of the kinds, each with the same weight.
     *
     * @param kinds at least one
     * @return 0 to 1
     */
    static double mean(List<RobustnessRow> kinds) {
        return kinds.stream().mapToDouble(kind -> kind.right().value()).average().orElseThrow();
    }
}
