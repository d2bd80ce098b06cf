package org.numeral.model.preprocess;

/**
 * A rectangle of pixels.
 *
 * @param x of the left column
 * @param y of the top row
 * @param width in pixels, 1 or more
 * @param height in pixels, 1 or more
 */
public record Box(int x, int y, int width, int height) {

    /** A whole picture. */
    static Box of(GreyImage image) {
        return new Box(0, 0, image.width(), image.height());
    }

    int longerSide() {
        return Math.max(width, height);
    }

    /**
     * Its right edge.
     *
     * @return x of the first column beyond it
     */
    public int right() {
        return x + width;
    }

    /**
     * Its lower edge.
     *
     * @return y of the first row below it
     */
    public int bottom() {
        return y + height;
    }

    /**
     * The smallest box around this one and another.
     *
     * @param other any box
     * @return the box
     */
    public Box union(Box other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new Box(
                left,
                top,
                Math.max(right(), other.right()) - left,
                Math.max(bottom(), other.bottom()) - top);
    }

    /** Size and place in words. */
    String describe() {
        return width + "x" + height + " at (" + x + ", " + y + ")";
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
