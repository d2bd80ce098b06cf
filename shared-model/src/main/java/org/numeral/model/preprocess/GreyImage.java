package org.numeral.model.preprocess;

import java.util.Arrays;

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

    /** From unsigned bytes. */
    static GreyImage of(int width, int height, byte[] levels) {
        GreyImage image = new GreyImage(width, height);
        for (int i = 0; i < levels.length; i++) {
            image.values[i] = levels[i] & 0xFF;
        }
        return image;
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
        int whole = width / factor;
        GreyImage small = new GreyImage(w, h);
        float[] columns = new float[width];
        float[] row = new float[width];
        float[] sums = new float[w];
        for (int y = 0; y < h; y++) {
            // whole rows first, then every so many columns: no sum waits for the one before it
            int from = y * factor;
            int rows = Math.min(factor, height - from);
            System.arraycopy(values, from * width, columns, 0, width);
            for (int next = from + 1; next < from + rows; next++) {
                System.arraycopy(values, next * width, row, 0, width);
                for (int x = 0; x < width; x++) {
                    columns[x] += row[x];
                }
            }
            Arrays.fill(sums, 0);
            for (int column = 0; column < factor; column++) {
                for (int x = 0, at = column; x < whole; x++, at += factor) {
                    sums[x] += columns[at];
                }
            }
            for (int x = 0; x < whole; x++) {
                small.values[y * w + x] = sums[x] / (rows * factor);
            }
            if (whole < w) {
                float rest = 0;
                for (int x = whole * factor; x < width; x++) {
                    rest += columns[x];
                }
                small.values[y * w + whole] = rest / (rows * (width - whole * factor));
            }
        }
        return small;
    }
}
