package org.numeral.training.robustness;

import org.numeral.model.digit.DigitImage;

/**
 * A digit between its pixels, by cubic convolution (R. Keys, <i>Cubic convolution interpolation for
 * digital image processing</i>, 1981).
 */
public final class Bicubic {

    private Bicubic() {}

    /**
     * The value at a place.
     *
     * @param digit the picture
     * @param x 0 for the middle of the leftmost pixel
     * @param y 0 for the middle of the topmost pixel
     * @return about 0 to 1; 0 outside
     */
    public static double at(DigitImage digit, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double sum = 0;
        for (int row = top - 1; row <= top + 2; row++) {
            if (row < 0 || row >= DigitImage.SIZE) {
                continue;
            }
            double line = 0;
            for (int column = left - 1; column <= left + 2; column++) {
                if (column >= 0 && column < DigitImage.SIZE) {
                    line += weight(x - column) * digit.pixel(column, row);
                }
            }
            sum += weight(y - row) * line;
        }
        return sum / 255;
    }

    private static double weight(double distance) {
        double d = Math.abs(distance);
        return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : ((-0.5 * d + 2.5) * d - 4) * d + 2;
    }
}
