package org.numeral.training.trainer;

import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/**
 * The examples of one weight update, as the network takes them. Filled again and again, so that a
 * run makes no garbage.
 *
 * @param inputs n x 784 values, ink 0 to 1, row by row
 * @param targets n x 10 probabilities, row by row
 */
record Batch(float[] inputs, float[] targets) {

    static Batch of(int size) {
        return new Batch(new float[size * DigitImage.PIXELS], new float[size * Prediction.CLASSES]);
    }
}
