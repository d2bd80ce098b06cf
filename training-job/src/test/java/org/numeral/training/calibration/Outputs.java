package org.numeral.training.calibration;

import java.util.Random;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.training.data.LabelledDigits;

/** Outputs of imaginary networks; the pictures themselves are blank. */
final class Outputs {

    private Outputs() {}

    /** Blank pictures with these labels. */
    static LabelledDigits digits(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return new LabelledDigits(new byte[labels.length * DigitImage.PIXELS], bytes);
    }

    /** A row that gives one digit a probability, and the others equal shares of the rest. */
    static void row(float[] probabilities, int row, int digit, double probability) {
        for (int i = 0; i < Prediction.CLASSES; i++) {
            probabilities[row * Prediction.CLASSES + i] =
                    (float) (i == digit ? probability : (1 - probability) / 9);
        }
    }

    /** The softmax of logits times a factor: a factor above 1 is an overconfident network. */
    static float[] softmax(double[] logits, double factor) {
        float[] probabilities = new float[logits.length];
        for (int start = 0; start < logits.length; start += Prediction.CLASSES) {
            double sum = 0;
            for (int i = start; i < start + Prediction.CLASSES; i++) {
                sum += Math.exp(logits[i] * factor);
            }
            for (int i = start; i < start + Prediction.CLASSES; i++) {
                probabilities[i] = (float) (Math.exp(logits[i] * factor) / sum);
            }
        }
        return probabilities;
    }

    /** Normally distributed logits, n x 10. */
    static double[] logits(int n, double deviation, long seed) {
        Random random = new Random(seed);
        return random.doubles(n * Prediction.CLASSES)
                .map(ignored -> deviation * random.nextGaussian())
                .toArray();
    }

    /** Labels that are drawn with the probabilities, which makes these calibrated by definition. */
    static LabelledDigits drawnFrom(float[] probabilities, long seed) {
        Random random = new Random(seed);
        int[] labels = new int[probabilities.length / Prediction.CLASSES];
        for (int row = 0; row < labels.length; row++) {
            double left = random.nextDouble();
            int digit = 0;
            while (digit < 9 && (left -= probabilities[row * Prediction.CLASSES + digit]) > 0) {
                digit++;
            }
            labels[row] = digit;
        }
        return digits(labels);
    }
}
