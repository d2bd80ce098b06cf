package org.numeral.model.preprocess;

/**
 * A rectangle of pixels.
 *
 * @param x of the left column
 * @param y of the top row
 * @param width in pixels, 1 or more
 * @param height in pixels, 1 or more
 */
record Box(int x, int y, int width, int height) {

    /** A whole picture. */
    static Box of(GreyImage image) {
        return new Box(0, 0, image.width(), image.height());
    }

    int longerSide() {
        return Math.max(width, height);
    }

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    /** The same part of a picture that is larger by a factor, cut to its size. */
    Box scaled(int factor, int maxWidth, int maxHeight) {
        int left = x * factor;
        int top = y * factor;
        return new Box(
                left,
                top,
                Math.min(right() * factor, maxWidth) - left,
                Math.min(bottom() * factor, maxHeight) - top);
    }
}
