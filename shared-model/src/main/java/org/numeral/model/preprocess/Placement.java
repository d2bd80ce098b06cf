package org.numeral.model.preprocess;

import org.numeral.model.digit.DigitImage;

/** Puts the scaled digit into the network's 28x28 picture. */
final class Placement {

    private Placement() {}

    /**
     * Places the digit and makes its strongest pixel full ink.
     *
     * @param digit at most 28x28; 0 for paper
     * @param byMass whether its centre of mass or the centre of its box goes to the centre; the
     *     centre of mass goes to pixel (14, 14), rounded half up as in MNIST, but never so far that
     *     ink would be cut off
     * @return 28x28 unsigned bytes
     */
    static byte[] place(GreyImage digit, boolean byMass) {
        double mass = 0;
        double massX = 0;
        double massY = 0;
        float strongest = 1e-6f;
        for (int y = 0; y < digit.height(); y++) {
            for (int x = 0; x < digit.width(); x++) {
                float ink = digit.at(x, y);
                mass += ink;
                massX += ink * x;
                massY += ink * y;
                strongest = Math.max(strongest, ink);
            }
        }
        boolean weighs = byMass && mass > 0;
        double centreX = weighs ? massX / mass : digit.width() / 2.0;
        double centreY = weighs ? massY / mass : digit.height() / 2.0;
        int left = shift(centreX, digit.width());
        int top = shift(centreY, digit.height());
        byte[] pixels = new byte[DigitImage.PIXELS];
        for (int y = 0; y < digit.height(); y++) {
            for (int x = 0; x < digit.width(); x++) {
                float ink = Math.max(0, digit.at(x, y)) / strongest;
                pixels[(top + y) * DigitImage.SIZE + left + x] = (byte) Math.round(255 * ink);
            }
        }
        return pixels;
    }

    private static int shift(double centre, int length) {
        int shift = (int) Math.round(MnistForm.CENTRE - centre);
        return Math.max(0, Math.min(DigitImage.SIZE - length, shift));
    }
}
