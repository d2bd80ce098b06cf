package org.numeral.model.digit;

import java.util.Arrays;

/**
 * One digit as the network sees it: 28x28 grey values, row by row from the top left, 0 for paper
 * and 255 for full ink, as in MNIST.
 *
 * <p>Eight bits a pixel are what MNIST has; training pictures and served pictures go through this
 * type, so both have the same resolution and what the network saw can always be shown.
 */
public final class DigitImage {

    /** Width and height in pixels. */
    public static final int SIZE = 28;

    /** Number of pixels, {@value}. */
    public static final int PIXELS = SIZE * SIZE;

    private final byte[] pixels;

    private DigitImage(byte[] pixels) {
        this.pixels = pixels;
    }

    /**
     * An image of the given grey values.
     *
     * @param pixels {@value #PIXELS} unsigned bytes, row by row; copied
     * @return the image
     * @throws IllegalArgumentException if there are not {@value #PIXELS} of them
     */
    public static DigitImage of(byte[] pixels) {
        return copyOf(pixels, 0, pixels.length);
    }

    /**
     * An image of a part of a longer array, such as a whole data set.
     *
     * @param source unsigned bytes, row by row; copied
     * @param offset index of the top left pixel
     * @param length must be {@value #PIXELS}
     * @return the image
     * @throws IllegalArgumentException if length is not {@value #PIXELS}
     */
    public static DigitImage copyOf(byte[] source, int offset, int length) {
        if (length != PIXELS) {
            throw new IllegalArgumentException(
                    "a digit image has " + PIXELS + " pixels, not " + length);
        }
        return new DigitImage(Arrays.copyOfRange(source, offset, offset + length));
    }

    /**
     * One grey value.
     *
     * @param x column, 0 to 27 from the left
     * @param y row, 0 to 27 from the top
     * @return 0 (paper) to 255 (ink)
     */
    public int pixel(int x, int y) {
        return pixels[y * SIZE + x] & 0xFF;
    }

    /**
     * The grey values.
     *
     * @return a copy, {@value #PIXELS} unsigned bytes, row by row
     */
    public byte[] toBytes() {
        return pixels.clone();
    }

    /**
     * Writes the network's input: each grey value divided by 255, as DL4J's MNIST iterator does.
     *
     * @param target receives {@value #PIXELS} values from 0 to 1
     * @param offset index in target of the top left pixel
     */
    public void writeTo(float[] target, int offset) {
        for (int i = 0; i < PIXELS; i++) {
            target[offset + i] = (pixels[i] & 0xFF) / 255f;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DigitImage that && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }
}
