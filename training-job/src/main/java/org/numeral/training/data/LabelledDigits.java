package org.numeral.training.data;

import java.io.Serializable;
import java.security.MessageDigest;
import java.util.Arrays;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.training.augment.Augmenter;

/**
 * Pictures of digits with their labels, packed: one byte a pixel, one a label.
 *
 * <p>60,000 of them are 47 MB here and 188 MB as floats; the trainer unpacks a batch at a time.
 */
public final class LabelledDigits implements Serializable {

    private static final long serialVersionUID = 1;

    private final byte[] pixels;
    private final byte[] labels;

    /**
     * Takes both arrays over; do not change them afterwards.
     *
     * @param pixels n x 784 unsigned bytes, 0 paper to 255 ink, row by row
     * @param labels n digits, 0 to 9
     * @throws IllegalArgumentException if the lengths do not fit or a label is no digit
     */
    public LabelledDigits(byte[] pixels, byte[] labels) {
        if (pixels.length != labels.length * DigitImage.PIXELS) {
            throw new IllegalArgumentException(
                    "%d labels need %d pixels, not %d"
                            .formatted(
                                    labels.length,
                                    labels.length * DigitImage.PIXELS,
                                    pixels.length));
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= Prediction.CLASSES) {
                throw new IllegalArgumentException(
                        "label %d of example %d is no digit".formatted(labels[i], i));
            }
        }
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Number of examples.
     *
     * @return the number
     */
    public int size() {
        return labels.length;
    }

    /**
     * The true digit of an example.
     *
     * @param index 0 to size - 1
     * @return 0 to 9
     */
    public int label(int index) {
        return labels[index];
    }

    /**
     * The picture of an example.
     *
     * @param index 0 to size - 1
     * @return a copy
     */
    public DigitImage image(int index) {
        return DigitImage.copyOf(pixels, index * DigitImage.PIXELS, DigitImage.PIXELS);
    }

    /**
     * Writes an example as the network's input.
     *
     * @param index 0 to size - 1
     * @param target receives 784 values from 0 to 1
     * @param offset index in target of the first
     */
    public void writeTo(int index, float[] target, int offset) {
        int start = index * DigitImage.PIXELS;
        for (int i = 0; i < DigitImage.PIXELS; i++) {
            target[offset + i] = (pixels[start + i] & 0xFF) / 255f;
        }
    }

    /**
     * Writes a variant of an example as the network's input, without a copy in between.
     *
     * @param index 0 to size - 1
     * @param augmenter makes the variant; the calling thread's own
     * @param seed chooses the variant, see {@link Augmenter#seed}
     * @param target receives 784 values from 0 to 1
     * @param offset index in target of the first
     */
    public void augmentTo(int index, Augmenter augmenter, long seed, float[] target, int offset) {
        augmenter.augment(pixels, index * DigitImage.PIXELS, target, offset, seed);
    }

    /**
     * Some of the examples, in the order asked for.
     *
     * @param indices each 0 to size - 1
     * @return a copy
     */
    public LabelledDigits subset(int[] indices) {
        byte[] somePixels = new byte[indices.length * DigitImage.PIXELS];
        byte[] someLabels = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(
                    pixels,
                    indices[i] * DigitImage.PIXELS,
                    somePixels,
                    i * DigitImage.PIXELS,
                    DigitImage.PIXELS);
            someLabels[i] = labels[indices[i]];
        }
        return new LabelledDigits(somePixels, someLabels);
    }

    /**
     * How many examples each digit has.
     *
     * @return ten counts, index is the digit
     */
    public int[] countsByDigit() {
        int[] counts = new int[Prediction.CLASSES];
        for (byte label : labels) {
            counts[label]++;
        }
        return counts;
    }

    /**
     * Gives pictures and labels to a digest, to tell datasets apart.
     *
     * @param digest is updated
     */
    public void update(MessageDigest digest) {
        digest.update(pixels);
        digest.update(labels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelledDigits that
                && Arrays.equals(labels, that.labels)
                && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(labels) + Arrays.hashCode(pixels);
    }
}
