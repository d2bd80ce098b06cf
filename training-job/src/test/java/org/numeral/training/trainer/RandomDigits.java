package org.numeral.training.trainer;

import java.util.Random;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.training.data.LabelledDigits;

/** Pictures that a network can learn in a moment: noise, with a bright band for each digit. */
public final class RandomDigits {

    private static final int BAND_ROWS = 2;

    private RandomDigits() {}

    /**
     * Some pictures.
     *
     * @param count how many
     * @param seed of the noise
     * @return the pictures, digits in turn
     */
    public static LabelledDigits of(int count, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[count * DigitImage.PIXELS];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            int digit = i % Prediction.CLASSES;
            labels[i] = (byte) digit;
            for (int p = 0; p < DigitImage.PIXELS; p++) {
                boolean band = p / DigitImage.SIZE / BAND_ROWS == digit;
                pixels[i * DigitImage.PIXELS + p] = (byte) (random.nextInt(100) + (band ? 150 : 0));
            }
        }
        return new LabelledDigits(pixels, labels);
    }
}
