package org.numeral.model.preprocess;

/**
 * Grey values of a picture.
 *
 * <p>Holds its array without copying: a picture of a photograph's size is passed through several
 * steps. Each step that changes values makes an image of its own.
 *
 * @param width in pixels
 * @param height in pixels
 * @param values row by row; usually 0 to 255
 */
@SuppressWarnings("ArrayRecordComponent")
record GreyImage(int width, int height, float[] values) {

    GreyImage {
        if (width < 1 || height < 1 || values.length != width * height) {
            throw new IllegalArgumentException(
                    width + "x" + height + " pixels need as many values, not " + values.length);
        }
    }

    GreyImage(int width, int height) {
        this(width, height, new float[width * height]);
    }

    float at(int x, int y) {
        return values[y * width + x];
    }

    int longerSide() {
        return Math.max(width, height);
    }

    float max() {
        float max = values[0];
        for (float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    float min() {
        float min = values[0];
        for (float value : values) {
            min = Math.min(min, value);
        }
        return min;
    }

    /** A part of the picture, copied. */
    GreyImage crop(Box box) {
        GreyImage part = new GreyImage(box.width(), box.height());
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(
                    values,
                    (box.y() + y) * width + box.x(),
                    part.values,
                    y * box.width(),
                    box.width());
        }
        return part;
    }

    /** Rows for columns. */
    GreyImage transposed() {
        float[] turned = new float[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * height + y] = values[y * width + x];
            }
        }
        return new GreyImage(height, width, turned);
    }

    /** Black for white and white for black. */
    GreyImage inverted() {
        float[] inverted = new float[values.length];
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = 255 - values[i];
        }
        return new GreyImage(width, height, inverted);
    }

    /** The values as unsigned bytes, rounded. */
    byte[] toBytes() {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(values[i])));
        }
        return bytes;
    }

    /**
     * The picture made smaller by averaging blocks.
     *
     * @param factor side of a block, 1 or more; blocks at the right and lower edge may be smaller
     * @return the smaller picture; this one if factor is 1
     */
    GreyImage shrink(int factor) {
        if (factor == 1) {
            return this;
        }
        int w = (width + factor - 1) / factor;
        int h = (height + factor - 1) / factor;
        float[] small = new float[w * h];
        float[] columns = new float[width];
        for (int y = 0; y < h; y++) {
            // whole rows first: the sums of columns are vectorised, those within a row are not
            int rows = Math.min(factor, height - y * factor);
            System.arraycopy(values, y * factor * width, columns, 0, width);
            for (int row = 1; row < rows; row++) {
                int from = (y * factor + row) * width;
                for (int x = 0; x < width; x++) {
                    columns[x] += values[from + x];
                }
            }
            for (int x = 0; x < w; x++) {
                int end = Math.min((x + 1) * factor, width);
                float sum = 0;
                for (int column = x * factor; column < end; column++) {
                    sum += columns[column];
                }
                small[y * w + x] = sum / (rows * (end - x * factor));
            }
        }
        return new GreyImage(w, h, small);
    }
}
