package org.numeral.training.report.plot;

import java.util.List;

/**
 * A quantity by epoch.
 *
 * @param quantity its name, the label of the axis
 * @param format of its values, for DecimalFormat
 * @param values of epoch 1, 2, ...; one or more
 * @param marked an epoch to point out, 0 for none
 */
public record Curve(String quantity, String format, List<Double> values, int marked) {

    /** Copies the list and checks the mark. */
    public Curve {
        values = List.copyOf(values);
        if (values.isEmpty() || marked < 0 || marked > values.size()) {
            throw new IllegalArgumentException(
                    "epoch %d of %d cannot be marked".formatted(marked, values.size()));
        }
    }
}
