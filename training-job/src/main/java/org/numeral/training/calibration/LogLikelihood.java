package org.numeral.training.calibration;

import java.util.Arrays;
import org.numeral.model.digit.Prediction;
import org.numeral.training.data.LabelledDigits;

/** How likely a network finds the true digits, as a function of the temperature. */
final class LogLikelihood {

    /** What a softmax of floats gives at least, before it gives 0, whose logarithm is no logit. */
    private static final float LEAST = Float.MIN_NORMAL;

    private final double[] logits;
    private final int[] labels;

    LogLikelihood(float[] probabilities, LabelledDigits digits) {
        logits = logits(probabilities);
        labels = new int[digits.size()];
        Arrays.setAll(labels, digits::label);
    }

    /**
     * The logits of a softmax, up to a number for each row, which a softmax does not see: the
     * highest of a row is 0, so that no exponential overflows.
     */
    static double[] logits(float[] probabilities) {
        double[] logits = new double[probabilities.length];
        for (int start = 0; start < logits.length; start += Prediction.CLASSES) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = start; i < start + Prediction.CLASSES; i++) {
                logits[i] = Math.log(Math.max(LEAST, probabilities[i]));
                highest = Math.max(highest, logits[i]);
            }
            for (int i = start; i < start + Prediction.CLASSES; i++) {
                logits[i] -= highest;
            }
        }
        return logits;
    }

    /** Whether the true digit is the most probable one in every row, alone. */
    boolean isPerfect() {
        for (int i = 0; i < logits.length; i++) {
            boolean isTruth = i % Prediction.CLASSES == labels[i / Prediction.CLASSES];
            if (isTruth != (logits[i] == 0)) {
                return false;
            }
        }
        return true;
    }

    /** The mean over the rows of -ln p(true digit), nats. */
    double negative(double temperature) {
        double sum = 0;
        for (int row = 0; row < labels.length; row++) {
            int start = row * Prediction.CLASSES;
            double odds = 0;
            for (int i = start; i < start + Prediction.CLASSES; i++) {
                odds += Math.exp(logits[i] / temperature);
            }
            sum += Math.log(odds) - logits[start + labels[row]] / temperature;
        }
        return sum / labels.length;
    }
}
