package org.numeral.training.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.numeral.model.digit.DigitImage;

/**
 * A picture that was read wrong.
 *
 * @param index in the test set, 0 for the first
 * @param image the picture
 * @param label what it shows, by the test set
 * @param predicted what it was read as
 * @param confidence of that, 0 to 1
 */
record Mistake(int index, DigitImage image, int label, int predicted, double confidence) {

    /** The most confident mistakes, the most confident first. */
    static List<Mistake> worst(ClassifiedDigits digits, int most) {
        return IntStream.range(0, digits.size())
                .filter(i -> !digits.right(i))
                .boxed()
                .sorted(
                        Comparator.comparingDouble((Integer i) -> -digits.confidence(i))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .map(
                        i ->
                                new Mistake(
                                        i,
                                        digits.image(i),
                                        digits.label(i),
                                        digits.predicted(i),
                                        digits.confidence(i)))
                .toList();
    }
}
