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
}
