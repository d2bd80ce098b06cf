package org.numeral.training.calibration;

import java.util.ArrayList;
import java.util.List;
import org.numeral.model.digit.Prediction;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.Proportion;

/**
 * Confidence against accuracy, in bins of equal width (Guo et al., "On Calibration of Modern Neural
 * Networks", ICML 2017). Of a calibrated model, 90 % of the answers given with a confidence of 90 %
 * are right.
 *
 * @param bins that hold answers, least confident first; empty bins are left out
 * @param expectedCalibrationError mean distance between confidence and accuracy, weighted by the
 *     number of answers: sum of n(bin) / n * |accuracy(bin) - confidence(bin)|
 */
public record Reliability(List<ReliabilityBin> bins, double expectedCalibrationError) {

    /** As many as the paper has. */
    public static final int BINS = 15;

    /** Copies the list. */
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * The reliability of a network on one set.
     *
     * @param probabilities its output, n x 10, row by row
     * @param digits the n pictures
     * @return the bins and their error
     * @throws IllegalArgumentException if the lengths do not fit, or there are no pictures
     */
    public static Reliability of(float[] probabilities, LabelledDigits digits) {
        List<Prediction> predictions = Rows.of(probabilities, digits);
        double[] confidence = new double[predictions.size()];
        boolean[] right = new boolean[predictions.size()];
        for (int i = 0; i < confidence.length; i++) {
            confidence[i] = predictions.get(i).best().probability();
            right[i] = predictions.get(i).best().digit() == digits.label(i);
        }
        return of(confidence, right);
    }

    /**
     * The reliability of some answers.
     *
     * @param confidence of each answer, 0 to 1
     * @param right whether it was right; as many
     * @return the bins and their error
     * @throws IllegalArgumentException if there are no answers, or not as many of both
     */
    public static Reliability of(double[] confidence, boolean[] right) {
        if (confidence.length == 0 || confidence.length != right.length) {
            throw new IllegalArgumentException(
                    "%d confidences and %d answers".formatted(confidence.length, right.length));
        }
        int[] all = new int[BINS];
        int[] hits = new int[BINS];
        double[] sums = new double[BINS];
        for (int i = 0; i < confidence.length; i++) {
            int bin = Math.min(BINS - 1, Math.max(0, (int) Math.ceil(confidence[i] * BINS) - 1));
            all[bin]++;
            hits[bin] += right[i] ? 1 : 0;
            sums[bin] += confidence[i];
        }
        List<ReliabilityBin> bins = new ArrayList<>();
        double error = 0;
        for (int i = 0; i < BINS; i++) {
            if (all[i] > 0) {
                ReliabilityBin bin =
                        new ReliabilityBin(
                                (double) i / BINS,
                                (i + 1.0) / BINS,
                                sums[i] / all[i],
                                Proportion.of(hits[i], all[i]));
                bins.add(bin);
                error += bin.gap() * all[i] / confidence.length;
            }
        }
        return new Reliability(bins, error);
    }
}
