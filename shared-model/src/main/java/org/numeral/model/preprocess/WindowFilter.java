package org.numeral.model.preprocess;

import java.util.Arrays;

/**
 * Filters over a square window around each pixel, in time that does not depend on the window's size
 * (for the extremes: M. van Herk, <i>A fast algorithm for local minimum and maximum filters</i>,
 * 1992). At the border the window is cut off.
 *
 * <p>Each filters columns, then the columns of the transposed picture. Columns that lie side by
 * side are computed together, which is what vector instructions do well.
 */
final class WindowFilter {

    private WindowFilter() {}

    /**
     * The largest value in the window.
     *
     * @param image the values
     * @param radius the window has 2 radius + 1 pixels a side
     * @return a new image
     */
    static GreyImage maximum(GreyImage image, int radius) {
        GreyImage upright = columnMaxima(image, radius);
        return columnMaxima(upright.transposed(), radius).transposed();
    }

    /**
     * The smallest value in the window.
     *
     * @param image the values
     * @param radius the window has 2 radius + 1 pixels a side
     * @return a new image
     */
    static GreyImage minimum(GreyImage image, int radius) {
        return negated(maximum(negated(image), radius));
    }

    /**
     * The mean of the window.
     *
     * @param image the values
     * @param radius the window has 2 radius + 1 pixels a side
     * @return a new image
     */
    static GreyImage mean(GreyImage image, int radius) {
        GreyImage upright = columnMeans(image, radius);
        return columnMeans(upright.transposed(), radius).transposed();
    }

    /** Running maxima from both ends of blocks as long as the window; two of them make a window. */
    private static GreyImage columnMaxima(GreyImage image, int radius) {
        int width = image.width();
        int height = image.height();
        int window = 2 * radius + 1;
        float[][] down = rows(image);
        for (int y = 1; y < height; y++) {
            if (y % window != 0) {
                raise(down[y], down[y - 1]);
            }
        }
        float[][] up = rows(image);
        for (int y = height - 2; y >= 0; y--) {
            if ((y + 1) % window != 0) {
                raise(up[y], up[y + 1]);
            }
        }
        GreyImage result = new GreyImage(width, height);
        for (int y = 0; y < height; y++) {
            int first = Math.max(0, y - radius);
            int last = Math.min(height - 1, y + radius);
            float[] row;
            if (first / window != last / window) {
                row = up[first].clone();
                raise(row, down[last]);
            } else {
                row = first % window == 0 ? down[last] : up[first];
            }
            System.arraycopy(row, 0, result.values(), y * width, width);
        }
        return result;
    }

    /** Arrays of their own: Java 17 has vector instructions for equal indices only. */
    private static float[][] rows(GreyImage image) {
        float[][] rows = new float[image.height()][];
        for (int y = 0; y < rows.length; y++) {
            rows[y] =
                    Arrays.copyOfRange(image.values(), y * image.width(), (y + 1) * image.width());
        }
        return rows;
    }

    /** Each value becomes the larger one of itself and another. */
    private static void raise(float[] values, float[] others) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], others[i]);
        }
    }

    private static GreyImage negated(GreyImage image) {
        GreyImage negated = new GreyImage(image.width(), image.height());
        for (int i = 0; i < negated.values().length; i++) {
            negated.values()[i] = -image.values()[i];
        }
        return negated;
    }

    private static GreyImage columnMeans(GreyImage image, int radius) {
        int width = image.width();
        int height = image.height();
        double[] sums = new double[width];
        GreyImage result = new GreyImage(width, height);
        for (int y = 0; y < Math.min(radius, height); y++) {
            add(1, image, y, sums);
        }
        for (int y = 0; y < height; y++) {
            if (y + radius < height) {
                add(1, image, y + radius, sums);
            }
            if (y - radius - 1 >= 0) {
                add(-1, image, y - radius - 1, sums);
            }
            int rows = Math.min(y + radius, height - 1) - Math.max(y - radius, 0) + 1;
            for (int x = 0; x < width; x++) {
                result.values()[y * width + x] = (float) (sums[x] / rows);
            }
        }
        return result;
    }

    private static void add(int sign, GreyImage image, int row, double[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += sign * image.values()[row * sums.length + x];
        }
    }
}
