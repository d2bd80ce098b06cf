package org.numeral.model.preprocess;

/**
 * Filters over a square window around each pixel, in time that does not depend on the window's size
 * (for the extremes: M. van Herk, <i>A fast algorithm for local minimum and maximum filters</i>,
 * 1992). At the border the window is cut off.
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
        return twice(image, (line, out, n, scratch) -> maximum(line, out, n, radius, scratch));
    }

    /**
     * The smallest value in the window.
     *
     * @param image the values
     * @param radius the window has 2 radius + 1 pixels a side
     * @return a new image
     */
    static GreyImage minimum(GreyImage image, int radius) {
        return twice(
                image,
                (line, out, n, scratch) -> {
                    negate(line, n);
                    maximum(line, out, n, radius, scratch);
                    negate(out, n);
                });
    }

    /**
     * The mean of the window.
     *
     * @param image the values
     * @param radius the window has 2 radius + 1 pixels a side
     * @return a new image
     */
    static GreyImage mean(GreyImage image, int radius) {
        return twice(image, (line, out, n, scratch) -> mean(line, out, n, radius));
    }

    private interface LineFilter {
        void apply(float[] line, float[] out, int n, float[] scratch);
    }

    private static GreyImage twice(GreyImage image, LineFilter filter) {
        int width = image.width();
        int height = image.height();
        int longer = image.longerSide();
        float[] line = new float[longer];
        float[] out = new float[longer];
        float[] scratch = new float[2 * longer];
        float[] result = new float[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(image.values(), y * width, line, 0, width);
            filter.apply(line, out, width, scratch);
            System.arraycopy(out, 0, result, y * width, width);
        }
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                line[y] = result[y * width + x];
            }
            filter.apply(line, out, height, scratch);
            for (int y = 0; y < height; y++) {
                result[y * width + x] = out[y];
            }
        }
        return new GreyImage(width, height, result);
    }

    /** Running maxima from both ends of blocks as long as the window; two of them make a window. */
    private static void maximum(float[] line, float[] out, int n, int radius, float[] scratch) {
        int window = 2 * radius + 1;
        for (int block = 0; block < n; block += window) {
            int end = Math.min(block + window, n);
            scratch[block] = line[block];
            for (int i = block + 1; i < end; i++) {
                scratch[i] = Math.max(scratch[i - 1], line[i]);
            }
            scratch[n + end - 1] = line[end - 1];
            for (int i = end - 2; i >= block; i--) {
                scratch[n + i] = Math.max(scratch[n + i + 1], line[i]);
            }
        }
        int cutOff = Math.max(Math.min(radius + 1, n), n - radius);
        for (int i = 0; i < Math.min(radius + 1, n); i++) {
            out[i] = scratch[Math.min(i + radius, n - 1)];
        }
        for (int i = radius + 1; i < cutOff; i++) {
            out[i] = Math.max(scratch[i + radius], scratch[n + i - radius]);
        }
        for (int i = cutOff; i < n; i++) {
            int from = i - radius;
            boolean oneBlock = from / window == (n - 1) / window;
            out[i] = oneBlock ? scratch[n + from] : Math.max(scratch[n - 1], scratch[n + from]);
        }
    }

    private static void mean(float[] line, float[] out, int n, int radius) {
        double sum = 0;
        for (int i = 0; i < Math.min(radius, n); i++) {
            sum += line[i];
        }
        for (int i = 0; i < n; i++) {
            if (i + radius < n) {
                sum += line[i + radius];
            }
            if (i - radius - 1 >= 0) {
                sum -= line[i - radius - 1];
            }
            out[i] = (float) (sum / (Math.min(i + radius, n - 1) - Math.max(i - radius, 0) + 1));
        }
    }

    private static void negate(float[] line, int n) {
        for (int i = 0; i < n; i++) {
            line[i] = -line[i];
        }
    }
}
