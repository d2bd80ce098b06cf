package org.numeral.model.preprocess;

/**
 * The median over a square window, by a histogram that moves along each row (T. Huang, G. Yang, G.
 * Tang, <i>A fast two-dimensional median filtering algorithm</i>, 1979). At the border the window
 * is cut off.
 */
final class MedianFilter {

    private static final int LEVELS = 256;

    private MedianFilter() {}

    /**
     * Filters.
     *
     * @param image values from 0 to 255, of which whole grey levels are kept
     * @param radius the window has 2 radius + 1 pixels a side
     * @return a new image
     */
    static GreyImage apply(GreyImage image, int radius) {
        int width = image.width();
        int height = image.height();
        int[] levels = new int[image.values().length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Math.max(0, Math.min(LEVELS - 1, Math.round(image.values()[i])));
        }
        float[] medians = new float[levels.length];
        for (int y = 0; y < height; y++) {
            int top = Math.max(0, y - radius);
            int bottom = Math.min(height - 1, y + radius);
            int[] counts = new int[LEVELS];
            int total = 0;
            for (int x = 0; x < Math.min(radius, width); x++) {
                total += addColumn(counts, levels, width, x, top, bottom, 1);
            }
            for (int x = 0; x < width; x++) {
                if (x + radius < width) {
                    total += addColumn(counts, levels, width, x + radius, top, bottom, 1);
                }
                if (x - radius - 1 >= 0) {
                    total += addColumn(counts, levels, width, x - radius - 1, top, bottom, -1);
                }
                int below = 0;
                int median = 0;
                for (; below + counts[median] <= total / 2; median++) {
                    below += counts[median];
                }
                medians[y * width + x] = median;
            }
        }
        return new GreyImage(width, height, medians);
    }

    private static int addColumn(
            int[] counts, int[] levels, int width, int x, int top, int bottom, int sign) {
        for (int y = top; y <= bottom; y++) {
            counts[levels[y * width + x]] += sign;
        }
        return sign * (bottom - top + 1);
    }
}
