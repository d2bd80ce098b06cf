package org.numeral.model.digit;

import java.util.List;

/**
 * How much a prediction looks like that of a digit, by its ten probabilities alone. All scores are
 * higher for what looks more like a digit.
 */
public enum AbstentionScore {
    /**
     * The probability of the best digit (Hendrycks and Gimpel, A Baseline for Detecting
     * Misclassified and Out-of-Distribution Examples, 2017), 0.1 to 1.
     */
    MAX_PROBABILITY {
        @Override
        public double of(Prediction prediction) {
            return prediction.best().probability();
        }
    },

    /** How much more probable the best digit is than the second, 0 to 1. */
    MARGIN {
        @Override
        public double of(Prediction prediction) {
            float[] row = prediction.toArray();
            float best = 0;
            float second = 0;
            for (float probability : row) {
                if (probability > best) {
                    second = best;
                    best = probability;
                } else if (probability > second) {
                    second = probability;
                }
            }
            return (double) best - second;
        }
    },

    /** The entropy of the probabilities in nats, negated: minus ln 10 to 0. */
    NEGATIVE_ENTROPY {
        @Override
        public double of(Prediction prediction) {
            return negativeEntropy(prediction.probabilities(), 1, 1);
        }
    },

    /**
     * The negated entropy of the probabilities' square roots, which are scaled to add up to 1: that
     * is the softmax at twice the temperature (as Liang, Li and Srikant soften it before they
     * compare, arXiv 1706.02690). It still tells a digit from what is half one where the calibrated
     * probabilities of both are next to 1. Minus ln 10 to 0.
     */
    NEGATIVE_SOFT_ENTROPY {
        @Override
        public double of(Prediction prediction) {
            double sum = 0;
            for (float probability : prediction.probabilities()) {
                sum += Math.pow(probability, SOFTNESS);
            }
            return negativeEntropy(prediction.probabilities(), SOFTNESS, sum);
        }
    };

    /** One over the temperature. */
    private static final double SOFTNESS = 0.5;

    /** Of the values raised to a power and divided by their sum. */
    private static double negativeEntropy(List<Float> probabilities, double power, double sum) {
        double entropy = 0;
        for (float probability : probabilities) {
            if (probability > 0) {
                double part = Math.pow(probability, power) / sum;
                entropy += part * Math.log(part);
            }
        }
        return entropy;
    }

    /**
     * The score of a prediction.
     *
     * @param prediction of a calibrated network
     * @return higher for what looks more like a digit
     */
    public abstract double of(Prediction prediction);
}
