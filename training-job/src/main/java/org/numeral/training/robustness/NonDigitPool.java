package org.numeral.training.robustness;

import java.util.stream.IntStream;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.augment.Augmenter;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.Chance;

/** Pictures of the training family to train with, packed: one byte a pixel. */
public final class NonDigitPool {

    /** Apart from the streams of {@link NonDigits}, which are the families' numbers. */
    private static final int STREAM = 17;

    private final byte[] pixels;

    private NonDigitPool(byte[] pixels) {
        this.pixels = pixels;
    }

    /**
     * Draws, on all cores.
     *
     * @param count how many, 0 or more
     * @param digits some pictures are made of these
     * @param seed the same digits and seed give the same pictures
     * @return the pictures
     */
    public static NonDigitPool draw(int count, LabelledDigits digits, long seed) {
        TrainingPainter painter = new TrainingPainter(digits);
        byte[] pixels = new byte[count * DigitImage.PIXELS];
        IntStream.range(0, count)
                .parallel()
                .forEach(
                        i ->
                                System.arraycopy(
                                        painter.paint(new Chance(seed, STREAM, i)).toBytes(),
                                        0,
                                        pixels,
                                        i * DigitImage.PIXELS,
                                        DigitImage.PIXELS));
        return new NonDigitPool(pixels);
    }

    /**
     * Number of pictures.
     *
     * @return 0 or more
     */
    public int size() {
        return pixels.length / DigitImage.PIXELS;
    }

    /**
     * Writes a variant of a picture as the network's input.
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
}
