package org.numeral.training.calibration;

import java.util.ArrayList;
import java.util.List;
import org.numeral.model.digit.Prediction;
import org.numeral.model.digit.Prediction.Candidate;
import org.numeral.training.data.LabelledDigits;

/**
 * How often the network is right when it says how sure it is: what a reliability diagram shows, and
 * the expected calibration error (Guo et al., On Calibration of Modern Neural Networks, 2017).
 *
 * @param bins {@value #BINS} of equal width, by the probability of the most probable digit
 */
public record Reliability(List<Bin> bins) {

    /** As many as Guo et al. use. */
    public static final int BINS = 15;

    /** Copies the list. */
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * The pictures of one range of confidence.
     *
     * @param above lower end, 0 to 1; excluded
     * @param upTo upper end, 0 to 1; included
     * @param examples number of pictures
     * @param confidence mean probability of the most probable digit, 0 to 1; 0 if there are none
     * @param accuracy share of right answers, 0 to 1; 0 if there are none
     */
    public record Bin(
            double above, double upTo, int examples, double confidence, double accuracy) {}

    /**
     * Sorts pictures into bins.
     *
     * @param probabilities n x 10, row by row
     * @param digits the n pictures
     * @return the bins
     * @throws IllegalArgumentException if the lengths do not fit, or there are no pictures
     */
    public static Reliability of(float[] probabilities, LabelledDigits digits) {
        List<Prediction> predictions = Rows.of(probabilities, digits);
        int[] examples = new int[BINS];
        int[] right = new int[BINS];
        double[] confidences = new double[BINS];
        for (int i = 0; i < predictions.size(); i++) {
            Candidate best = predictions.get(i).best();
            int bin = Math.min(BINS, Math.max(1, (int) Math.ceil(best.probability() * BINS))) - 1;
            examples[bin]++;
            confidences[bin] += best.probability();
            right[bin] += best.digit() == digits.label(i) ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>(BINS);
        for (int i = 0; i < BINS; i++) {
            int divisor = Math.max(1, examples[i]);
            bins.add(
                    new Bin(
                            (double) i / BINS,
                            (double) (i + 1) / BINS,
                            examples[i],
                            confidences[i] / divisor,
                            (double) right[i] / divisor));
        }
        return new Reliability(bins);
    }

    /**
     * The expected calibration error: the sum over the bins of n_bin / n |accuracy - confidence|.
     *
     * @return 0 to 1
     */
    public double expectedError() {
        int all = bins.stream().mapToInt(Bin::examples).sum();
        return bins.stream()
                .mapToDouble(bin -> bin.examples() * Math.abs(bin.accuracy() - bin.confidence()))
                .map(sum -> sum / all)
                .sum();
    }
}
