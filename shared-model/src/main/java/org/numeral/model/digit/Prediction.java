package org.numeral.model.digit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the network says of one picture: a probability for each of the ten digits.
 *
 * @param probabilities ten values from 0 to 1 that add up to 1; index is the digit
 */
public record Prediction(List<Float> probabilities) {

    /** Number of classes: the digits 0 to 9. */
    public static final int CLASSES = 10;

    /** Checks that there are ten probabilities. */
    public Prediction {
        probabilities = List.copyOf(probabilities);
        if (probabilities.size() != CLASSES) {
            throw new IllegalArgumentException(
                    "a prediction has " + CLASSES + " probabilities, not " + probabilities.size());
        }
    }

    /**
     * One digit with its probability.
     *
     * @param digit 0 to 9
     * @param probability 0 to 1
     */
    public record Candidate(int digit, float probability) {}

    /**
     * A prediction from one row of the network's output.
     *
     * @param row the softmax output; copied
     * @return the prediction
     * @throws IllegalArgumentException if row has not {@value #CLASSES} values
     */
    public static Prediction of(float[] row) {
        return new Prediction(IntStream.range(0, row.length).mapToObj(i -> row[i]).toList());
    }

    /**
     * The most probable digit; of equal ones the smallest.
     *
     * @return the digit and its probability
     */
    public Candidate best() {
        return topK(1).get(0);
    }

    /**
     * The k most probable digits, most probable first; equal ones in the order of the digits.
     *
     * @param k how many, 1 to {@value #CLASSES}
     * @return k candidates
     * @throws IllegalArgumentException if k is out of range
     */
    public List<Candidate> topK(int k) {
        if (k < 1 || k > CLASSES) {
            throw new IllegalArgumentException("k is " + k + ", not 1 to " + CLASSES);
        }
        return IntStream.range(0, CLASSES)
                .mapToObj(digit -> new Candidate(digit, probabilities.get(digit)))
                .sorted(Comparator.comparing(Candidate::probability).reversed())
                .limit(k)
                .toList();
    }

    /**
     * All ten probabilities as an array.
     *
     * @return a copy, index is the digit
     */
    public float[] toArray() {
        float[] row = new float[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            row[i] = probabilities.get(i);
        }
        return row;
    }
}
