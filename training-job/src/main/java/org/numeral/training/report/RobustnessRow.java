package org.numeral.training.report;

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
}
