package org.numeral.inference.predict;

import org.numeral.inference.upload.UnusableUploadException;
import org.numeral.model.digit.DigitImage;

/** A digit's pixels as they are read number by number; no more than 784 are kept. */
final class PixelNumbers {

    /** Full ink; paper is 0. */
    static final int MOST = 255;

    /** Stands for an element that is no whole number. */
    static final int NO_NUMBER = -1;

    private static final int NONE = -1;

    private final byte[] grey = new byte[DigitImage.PIXELS];
    private int count;
    private int wrong = NONE;

    /** Takes the next number. */
    void add(int value) {
        if (wrong == NONE && (value < 0 || value > MOST)) {
            wrong = count;
        }
        if (count < grey.length) {
            grey[count] = (byte) value;
        }
        count++;
    }

    /**
     * The digit.
     *
     * @return an image
     * @throws UnusableUploadException if there are not 784 numbers, or they are out of range
     */
    DigitImage image() {
        if (count != grey.length) {
            throw new UnusableUploadException(
                    "\"pixels\" has %d numbers; it must have %d, 28 rows of 28."
                            .formatted(count, grey.length));
        }
        if (wrong != NONE) {
            throw new UnusableUploadException(
                    "Number %d of \"pixels\" is not a whole number from 0 (paper) to %d (ink)."
                            .formatted(wrong, MOST));
        }
        return DigitImage.of(grey);
    }
}
