package org.numeral.training.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.numeral.model.digit.Prediction;
import org.numeral.training.synthetic.Chance;
import org.numeral.training.synthetic.ControlPoint;
import org.numeral.training.synthetic.Handwriting;

/**
 * Numbers of two digits whose sum is even for training; odd ones, and numbers of three digits, for
 * the test.
 */
final class SeveralDigits {

    private SeveralDigits() {}

    /** The number and how it is written. */
    record Written(String name, List<List<ControlPoint>> strokes) {}

    static Written draw(NonDigitFamily family, Chance chance) {
        List<Integer> digits = new ArrayList<>();
        digits.add(chance.below(Prediction.CLASSES));
        if (family == NonDigitFamily.TRAINING) {
            digits.add((digits.get(0) + 2 * chance.below(5)) % Prediction.CLASSES);
        } else {
            digits.add((digits.get(0) + 1 + 2 * chance.below(5)) % Prediction.CLASSES);
            if (chance.happens(0.4)) {
                digits.add(chance.below(Prediction.CLASSES));
            }
        }
        List<List<ControlPoint>> strokes = new ArrayList<>();
        double left = 0;
        for (int digit : digits) {
            List<List<ControlPoint>> written = Handwriting.digit(digit, chance);
            double least = extreme(written, false);
            double shift = left - least;
            written.forEach(stroke -> strokes.add(shifted(stroke, shift)));
            left += extreme(written, true) - least + chance.between(14, 26);
        }
        return new Written(
                digits.stream().map(String::valueOf).collect(Collectors.joining()), strokes);
    }

    private static double extreme(List<List<ControlPoint>> strokes, boolean greatest) {
        var xs = strokes.stream().flatMap(List::stream).mapToDouble(ControlPoint::x);
        return (greatest ? xs.max() : xs.min()).orElseThrow();
    }

    private static List<ControlPoint> shifted(List<ControlPoint> stroke, double x) {
        return stroke.stream()
                .map(p -> new ControlPoint(p.x() + x, p.y(), p.spreadX(), p.spreadY(), p.corner()))
                .toList();
    }
}
