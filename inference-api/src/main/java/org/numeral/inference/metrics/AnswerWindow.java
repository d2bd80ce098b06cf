package org.numeral.inference.metrics;

import java.util.List;
import java.util.OptionalDouble;
import org.numeral.model.digit.ConfidenceBands;
import org.numeral.model.digit.Prediction;
import org.numeral.model.store.ModelMetadata.Baseline;

/**
 * The latest answers of a model, compared with those it gave on the validation set by the
 * population stability index: the sum over all kinds of (p - q) ln(p / q), with half an answer more
 * of each kind so that none is missing. By custom, less than 0.1 is no drift and more than 0.25 is
 * one; without any, a thousand answers come to about 0.01.
 */
final class AnswerWindow {

    /** Answers that are compared. */
    static final int SIZE = 1_000;

    /** Fewer tell nothing: chance alone would come to 0.05 and more. */
    static final int FEWEST = 200;

    private static final double PRIOR = 0.5;

    private final Baseline baseline;
    private final byte[] latestDigits = new byte[SIZE];
    private final byte[] latestBands = new byte[SIZE];
    private final int[] digits = new int[Prediction.CLASSES];
    private final int[] bands = new int[ConfidenceBands.COUNT];
    private long answers;

    AnswerWindow(Baseline baseline) {
        this.baseline = baseline;
    }

    synchronized void add(Prediction prediction) {
        Prediction.Candidate best = prediction.best();
        int at = (int) (answers % SIZE);
        if (answers >= SIZE) {
            digits[latestDigits[at]]--;
            bands[latestBands[at]]--;
        }
        latestDigits[at] = (byte) best.digit();
        latestBands[at] = (byte) ConfidenceBands.of(best.probability());
        digits[latestDigits[at]]++;
        bands[latestBands[at]]++;
        answers++;
    }

    /** How far the mix of answered digits is from the baseline; empty for too few answers. */
    synchronized OptionalDouble driftOfDigits() {
        return drift(digits, baseline.digits());
    }

    /** How far the confidences are from the baseline; empty for too few answers. */
    synchronized OptionalDouble driftOfConfidence() {
        return drift(bands, baseline.confidence());
    }

    private OptionalDouble drift(int[] counts, List<Integer> expected) {
        long n = Math.min(answers, SIZE);
        long m = expected.stream().mapToLong(Integer::longValue).sum();
        if (n < FEWEST || m < FEWEST) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double p = (counts[i] + PRIOR) / (n + PRIOR * counts.length);
            double q = (expected.get(i) + PRIOR) / (m + PRIOR * counts.length);
            sum += (p - q) * Math.log(p / q);
        }
        return OptionalDouble.of(sum);
    }
}
