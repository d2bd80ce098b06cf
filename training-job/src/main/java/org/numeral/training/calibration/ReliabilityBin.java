package org.numeral.training.calibration;

import java.util.Objects;
import org.numeral.training.evaluation.Proportion;

/**
 * The answers of about the same confidence.
 *
 * @param from least confidence, 0 to 1, itself not in the bin
 * @param to greatest confidence, itself in the bin
 * @param meanConfidence of the answers in it
 * @param right how many of them were right
 */
public record ReliabilityBin(double from, double to, double meanConfidence, Proportion right) {

    /** Checks that there is a share. */
    public ReliabilityBin {
        Objects.requireNonNull(right, "right is null");
    }

    /**
     * How far confidence and accuracy are apart.
     *
     * @return 0 to 1
     */
    public double gap() {
        return Math.abs(meanConfidence - right.value());
    }
}
