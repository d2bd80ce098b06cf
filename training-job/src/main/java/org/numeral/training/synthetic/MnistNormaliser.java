package org.numeral.training.synthetic;

import java.util.Optional;
import org.numeral.model.digit.DigitImage;

/**
 * What MNIST's makers did with each digit (LeCun, Cortes and Burges): scaled to fit 20x20 with its
 * proportions kept, grey from the averaging, and moved by whole pixels so that the centre of mass
 * is nearest to the pixel (14, 14) of 28x28, counted from 0. The strongest pixel is full ink, as in
 * all of MNIST's pictures.
 */
final class MnistNormaliser {

    private static final int BOX = 20;
    private static final int CENTRE = DigitImage.SIZE / 2;

    private MnistNormaliser() {}

    /**
     * Normalises a drawing.
     *
     * @return the digit; empty if it is so lopsided that ink would be cut off, as with none of
     *     MNIST's
     * @throws IllegalArgumentException if there is no ink on it
     */
    static Optional<DigitImage> normalise(Canvas canvas) {
        InkBox box = InkBox.of(canvas);
        double longer = Math.max(box.width(), box.height());
        int width = Math.max(1, (int) Math.rint(BOX * box.width() / longer));
        int height = Math.max(1, (int) Math.rint(BOX * box.height() / longer));
        double[] scaled = new double[width * height];
        double strongest = 0;
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        double stepX = (double) box.width() / width;
        double stepY = (double) box.height() / height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double fromX = box.left() + x * stepX;
                double fromY = box.top() + y * stepY;
                double ink = canvas.average(fromX, fromY, fromX + stepX, fromY + stepY);
                scaled[y * width + x] = ink;
                strongest = Math.max(strongest, ink);
                sum += ink;
                sumX += ink * x;
                sumY += ink * y;
            }
        }
        int left = (int) Math.round(CENTRE - sumX / sum);
        int top = (int) Math.round(CENTRE - sumY / sum);
        return fits(left, width) && fits(top, height)
                ? Optional.of(place(scaled, 255 / strongest, width, left, top))
                : Optional.empty();
    }

    private static boolean fits(int start, int length) {
        return start >= 0 && start + length <= DigitImage.SIZE;
    }

    private static DigitImage place(double[] scaled, double fullInk, int width, int left, int top) {
        byte[] pixels = new byte[DigitImage.PIXELS];
        for (int i = 0; i < scaled.length; i++) {
            int x = left + i % width;
            int y = top + i / width;
            pixels[y * DigitImage.SIZE + x] = (byte) Math.rint(fullInk * scaled[i]);
        }
        return DigitImage.of(pixels);
    }

    /** The smallest upright rectangle around the ink, in pixels of the canvas. */
    private record InkBox(int left, int top, int width, int height) {

        static InkBox of(Canvas canvas) {
            int left = canvas.size();
            int top = canvas.size();
            int right = 0;
            int bottom = 0;
            for (int y = 0; y < canvas.size(); y++) {
                for (int x = 0; x < canvas.size(); x++) {
                    if (canvas.ink(x, y) > 0.5f) {
                        left = Math.min(left, x);
                        top = Math.min(top, y);
                        right = Math.max(right, x + 1);
                        bottom = Math.max(bottom, y + 1);
                    }
                }
            }
            if (right == 0) {
                throw new IllegalArgumentException("there is no ink on the canvas");
            }
            return new InkBox(left, top, right - left, bottom - top);
        }
    }
}
