package org.numeral.model.number;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/**
 * The ways in which the ink of a picture can be divided into digits. The network is asked for all
 * digits that are possible; the way with the least cost is the number (heuristic over-segmentation:
 * LeCun, Bottou, Bengio and Haffner, <i>Gradient-Based Learning Applied to Document
 * Recognition</i>, 1998, section VI).
 *
 * <p>A digit costs the logarithm of how sure the network is of it, by probabilities that are
 * softened as in {@link org.numeral.model.digit.AbstentionScore#NEGATIVE_SOFT_ENTROPY}, so that a
 * network that learned what is no digit tells halves and pairs of digits from whole ones.
 */
public final class Lattice implements NumberResult {

    /** One over the temperature of the softened probabilities. */
    private static final double SOFTNESS = 0.5;

    private final int pieces;
    private final List<Candidate> candidates;
    private final List<String> steps;

    /**
     * A lattice.
     *
     * @param pieces of ink, 1 or more
     * @param candidates among which each piece is one for itself
     * @param steps what was done to the picture
     */
    Lattice(int pieces, List<Candidate> candidates, List<String> steps) {
        this.pieces = pieces;
        this.candidates = List.copyOf(candidates);
        this.steps = List.copyOf(steps);
    }

    /**
     * What the network is to be asked.
     *
     * @return one image or more
     */
    public List<DigitImage> images() {
        return candidates.stream().map(Candidate::image).toList();
    }

    /**
     * What was done to the picture.
     *
     * @return in order, in words for a person
     */
    public List<String> steps() {
        return steps;
    }

    /**
     * The number.
     *
     * @param predictions the network's answer to each of the {@link #images()}, in their order
     * @return its digits from left to right, one or more
     * @throws IllegalArgumentException if there are not as many predictions as images
     */
    public List<NumberDigit> read(List<Prediction> predictions) {
        if (predictions.size() != candidates.size()) {
            throw new IllegalArgumentException(
                    "%d predictions for %d images"
                            .formatted(predictions.size(), candidates.size()));
        }
        double[] costs = new double[pieces + 1];
        int[] last = new int[pieces + 1];
        for (int end = 1; end <= pieces; end++) {
            costs[end] = Double.POSITIVE_INFINITY;
            for (int i = 0; i < candidates.size(); i++) {
                Candidate candidate = candidates.get(i);
                if (candidate.to() == end) {
                    double cost =
                            costs[candidate.from()]
                                    + candidate.penalty()
                                    + surprise(predictions.get(i));
                    if (cost < costs[end]) {
                        costs[end] = cost;
                        last[end] = i;
                    }
                }
            }
        }
        List<NumberDigit> digits = new ArrayList<>();
        for (int end = pieces; end > 0; end = candidates.get(last[end]).from()) {
            Candidate chosen = candidates.get(last[end]);
            digits.add(new NumberDigit(chosen.image(), chosen.box(), predictions.get(last[end])));
        }
        Collections.reverse(digits);
        return digits;
    }

    /** 0 if the network is quite sure, to ln 10. */
    private static double surprise(Prediction prediction) {
        double sum = 0;
        double best = 0;
        for (float probability : prediction.toArray()) {
            double softened = Math.pow(probability, SOFTNESS);
            sum += softened;
            best = Math.max(best, softened);
        }
        return Math.log(sum / best);
    }
}
