package org.numeral.training.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.numeral.model.digit.Prediction;
import org.numeral.training.data.LabelledDigits;

/** The rows of a network's output as predictions. */
final class Rows {

    private Rows() {}

    static List<Prediction> of(float[] probabilities, LabelledDigits digits) {
        if (probabilities.length != digits.size() * Prediction.CLASSES) {
            throw new IllegalArgumentException(
                    "%d pictures have %d probabilities, not %d"
                            .formatted(
                                    digits.size(),
                                    digits.size() * Prediction.CLASSES,
                                    probabilities.length));
        }
        return of(probabilities);
    }

    static List<Prediction> of(float[] probabilities) {
        if (probabilities.length == 0 || probabilities.length % Prediction.CLASSES != 0) {
            throw new IllegalArgumentException(
                    "%d probabilities are not one or more rows of %d"
                            .formatted(probabilities.length, Prediction.CLASSES));
        }
        for (int i = 0; i < probabilities.length; i++) {
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
                throw new IllegalArgumentException(
                        "the probability of digit %d in row %d is %s, not 0 to 1: the network computes no probabilities"
                                .formatted(
                                        i % Prediction.CLASSES,
                                        i / Prediction.CLASSES,
                                        probabilities[i]));
            }
        }
        return IntStream.range(0, probabilities.length / Prediction.CLASSES)
                .map(row -> row * Prediction.CLASSES)
                .mapToObj(
                        start ->
                                Prediction.of(
                                        Arrays.copyOfRange(
                                                probabilities, start, start + Prediction.CLASSES)))
                .toList();
    }
}
