package org.numeral.inference.predict;

import java.util.List;
import org.numeral.inference.model.ServedModel;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/**
 * What was found in a picture.
 *
 * @param prediction the network's answer
 * @param image what the network saw
 * @param steps what was done to the picture, in words
 * @param model that answered
 */
public record DigitAnswer(
        Prediction prediction, DigitImage image, List<String> steps, ServedModel model) {

    /** Copies the list. */
    public DigitAnswer {
        steps = List.copyOf(steps);
    }

    /**
     * Whether the picture looks like a digit, by the served version's rule.
     *
     * @return false if the prediction is no more than the best guess
     */
    public boolean recognised() {
        return model.metadata().recognises(prediction);
    }
}
