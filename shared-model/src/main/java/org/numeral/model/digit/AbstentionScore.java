package org.numeral.model.digit;

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
            double sum = 0;
            for (float probability : prediction.probabilities()) {
                if (probability > 0) {
                    sum += probability * Math.log(probability);
                }
            }
            return sum;
        }
    };

    /**
     * The score of a prediction.
     *
     * @param prediction of a calibrated network
     * @return higher for what looks more like a digit
     */
    public abstract double of(Prediction prediction);
}
