package org.numeral.inference.predict;

import java.util.List;
import org.numeral.inference.model.ServedModel;
import org.numeral.model.number.NumberDigit;

/**
 * The digits that were found in a picture of a number.
 *
 * @param digits from left to right, one or more
 * @param width of the picture in pixels, upright
 * @param height of the picture in pixels
 * @param steps what was done to the picture, in words
 * @param model that answered
 */
public record NumberAnswer(
        List<NumberDigit> digits, int width, int height, List<String> steps, ServedModel model) {

    /** Copies the lists. */
    public NumberAnswer {
        digits = List.copyOf(digits);
        steps = List.copyOf(steps);
    }

    /**
     * Whether what was taken for a digit looks like one, by the served version's rule.
     *
     * @param digit one of the digits
     * @return false if its prediction is no more than the best guess
     */
    public boolean recognises(NumberDigit digit) {
        return model.metadata().recognises(digit.prediction());
    }
}
