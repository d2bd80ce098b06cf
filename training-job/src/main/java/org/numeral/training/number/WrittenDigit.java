package org.numeral.training.number;

import org.numeral.model.digit.DigitImage;
import org.numeral.training.robustness.Bicubic;

/**
 * A digit as a pen of a certain size and slant leaves it, without its paper.
 *
 * @param width in pixels, to the outermost ink
 * @param height in pixels
 * @param cover 0 for none to 1 for full ink, row by row
 */
@SuppressWarnings("ArrayRecordComponent")
record WrittenDigit(int width, int height, float[] cover) {

    /** MNIST's grey is anti-aliasing: the pen's edge is at this value. */
    private static final double EDGE = 0.45;

    /** Values from paper to ink across the edge. */
    private static final double SOFTNESS = 0.3;

    /** Ink for measuring. */
    static final float INK = 0.5f;

    /**
     * Writes a digit.
     *
     * @param digit from MNIST
     * @param scale pixels for each of MNIST's
     * @param slant to the right, in widths for each height
     */
    static WrittenDigit of(DigitImage digit, double scale, double slant) {
        int height = (int) Math.ceil(DigitImage.SIZE * scale);
        int width = (int) Math.ceil(DigitImage.SIZE * scale * (1 + Math.abs(slant)));
        float[] cover = new float[width * height];
        double middle = DigitImage.SIZE / 2.0 - 0.5;
        for (int y = 0; y < height; y++) {
            double down = (y + 0.5 - height / 2.0) / scale;
            for (int x = 0; x < width; x++) {
                double across = (x + 0.5 - width / 2.0) / scale + slant * down;
                double value = Bicubic.at(digit, middle + across, middle + down);
                cover[y * width + x] =
                        (float) Math.max(0, Math.min(1, (value - EDGE) / SOFTNESS + 0.5));
            }
        }
        return new WrittenDigit(width, height, cover).trimmed();
    }

    private WrittenDigit trimmed() {
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int i = 0; i < cover.length; i++) {
            if (cover[i] > 0) {
                left = Math.min(left, i % width);
                right = Math.max(right, i % width + 1);
                top = Math.min(top, i / width);
                bottom = Math.max(bottom, i / width + 1);
            }
        }
        float[] part = new float[(right - left) * (bottom - top)];
        for (int y = top; y < bottom; y++) {
            System.arraycopy(
                    cover, y * width + left, part, (y - top) * (right - left), right - left);
        }
        return new WrittenDigit(right - left, bottom - top, part);
    }

    float at(int x, int y) {
        return cover[y * width + x];
    }

    /** The outermost ink of a row on the right; -1 if there is none. */
    int rightEnd(int y) {
        int x = width - 1;
        while (x >= 0 && at(x, y) <= INK) {
            x--;
        }
        return x;
    }

    /** The outermost ink of a row on the left; the width if there is none. */
    int leftEnd(int y) {
        int x = 0;
        while (x < width && at(x, y) <= INK) {
            x++;
        }
        return x;
    }
}
