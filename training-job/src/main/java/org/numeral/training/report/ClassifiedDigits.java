package org.numeral.training.report;

import java.util.Objects;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.training.calibration.Reliability;
import org.numeral.training.data.LabelledDigits;

/** A dataset with a network's answers to it. */
public final class ClassifiedDigits {

    private final LabelledDigits digits;
    private final float[] probabilities;

    /**
     * Takes the array over; do not change it afterwards.
     *
     * @param digits n pictures with their labels, at least one
     * @param probabilities n x 10, row by row
     * @throws IllegalArgumentException if there are no pictures, or not ten probabilities for each
     */
    public ClassifiedDigits(LabelledDigits digits, float[] probabilities) {
        this.digits = Objects.requireNonNull(digits, "digits is null");
        this.probabilities = Objects.requireNonNull(probabilities, "probabilities is null");
        if (digits.size() == 0 || probabilities.length != digits.size() * Prediction.CLASSES) {
            throw new IllegalArgumentException(
                    "%d pictures do not have %d probabilities"
                            .formatted(digits.size(), probabilities.length));
        }
    }

    /**
     * The pictures with their labels.
     *
     * @return the dataset
     */
    public LabelledDigits digits() {
        return digits;
    }

    /**
     * Number of pictures.
     *
     * @return 1 or more
     */
    public int size() {
        return digits.size();
    }

    /**
     * A picture.
     *
     * @param index 0 to size - 1
     * @return the picture
     */
    public DigitImage image(int index) {
        return digits.image(index);
    }

    /**
     * The digit that a picture shows.
     *
     * @param index 0 to size - 1
     * @return 0 to 9
     */
    public int label(int index) {
        return digits.label(index);
    }

    /**
     * The most probable digit; of equal ones the smallest.
     *
     * @param index 0 to size - 1
     * @return 0 to 9
     */
    public int predicted(int index) {
        int start = index * Prediction.CLASSES;
        int best = 0;
        for (int digit = 1; digit < Prediction.CLASSES; digit++) {
            if (probabilities[start + digit] > probabilities[start + best]) {
                best = digit;
            }
        }
        return best;
    }

    /**
     * The probability of the most probable digit.
     *
     * @param index 0 to size - 1
     * @return 0 to 1
     */
    public double confidence(int index) {
        return probabilities[index * Prediction.CLASSES + predicted(index)];
    }

    /**
     * Whether the most probable digit is the true one.
     *
     * @param index 0 to size - 1
     * @return true if so
     */
    public boolean right(int index) {
        return predicted(index) == label(index);
    }

    /**
     * How far the confidence can be believed.
     *
     * @return confidence against accuracy
     */
    public Reliability reliability() {
        double[] confidence = new double[size()];
        boolean[] right = new boolean[size()];
        for (int i = 0; i < size(); i++) {
            confidence[i] = confidence(i);
            right[i] = right(i);
        }
        return Reliability.of(confidence, right);
    }
}
