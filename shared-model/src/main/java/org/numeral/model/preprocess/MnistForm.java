package org.numeral.model.preprocess;

import org.numeral.model.digit.DigitImage;

/**
 * Whether a 28x28 picture already is what MNIST's makers would have made of it.
 *
 * <p>They scaled each digit into a box of 20x20 pixels, keeping its aspect, and moved it so that
 * its centre of mass is the centre of the picture (LeCun, Cortes, Burges, <i>The MNIST database of
 * handwritten digits</i>). So a picture in that form has black ground, full ink somewhere, an ink
 * box whose longer side is 20 (19 where the outermost grey was rounded to black), and a centre of
 * mass that rounds to pixel (14, 14). All 70,000 pictures of MNIST have these properties, and
 * hardly any other picture has: one that is inverted, off centre, too small or too large has not.
 * Doing the same to such a picture again would only blur it.
 */
final class MnistForm {

    /** Where the centre of mass is put, as the index of a pixel. */
    static final int CENTRE = DigitImage.SIZE / 2;

    /** Longer side of the ink's box. */
    static final int BOX = 20;

    /** MNIST's own rounding: of 140,000 coordinates two are beyond a half, by less than this. */
    private static final double ROUNDING = 0.02;

    /** The palest of MNIST's pictures has a pixel of 254. */
    private static final int FULL_INK = 254;

    private MnistForm() {}

    /**
     * Looks at the pixels.
     *
     * @param pixels 28x28 unsigned bytes, 0 for the ground
     * @return true if they are in MNIST's form
     */
    static boolean matches(byte[] pixels) {
        int left = DigitImage.SIZE;
        int right = -1;
        int top = DigitImage.SIZE;
        int bottom = -1;
        int brightest = 0;
        long mass = 0;
        long massX = 0;
        long massY = 0;
        for (int i = 0; i < pixels.length; i++) {
            int ink = pixels[i] & 0xFF;
            if (ink > 0) {
                int x = i % DigitImage.SIZE;
                int y = i / DigitImage.SIZE;
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = y;
                brightest = Math.max(brightest, ink);
                mass += ink;
                massX += (long) ink * x;
                massY += (long) ink * y;
            }
        }
        int side = Math.max(right - left, bottom - top) + 1;
        return brightest >= FULL_INK
                && (side == BOX || side == BOX - 1)
                && isCentred(massX, mass)
                && isCentred(massY, mass);
    }

    private static boolean isCentred(long moment, long mass) {
        return Math.abs((double) moment / mass - CENTRE) <= 0.5 + ROUNDING;
    }
}
