package org.numeral.model.preprocess;

/**
 * Lays a transparent picture on a backdrop on which its ink can be seen.
 *
 * <p>If what is visible has one brightness, it is ink, and the backdrop is the opposite: white
 * under black ink, black under white ink. If both bright and dark are visible, the more frequent
 * one is the paper, and the backdrop continues it.
 */
final class Backdrop {

    /** Standard deviation of brightness above which ink and paper are both visible. */
    private static final double ONE_BRIGHTNESS = 40;

    private static final int LEVELS = 256;

    private Backdrop() {}

    /**
     * Whether a picture has pixels that are not opaque.
     *
     * @param argb the pixels
     * @return true if at least one is
     */
    static boolean isNeeded(int[] argb) {
        for (int pixel : argb) {
            if (pixel >>> 24 != 0xFF) {
                return true;
            }
        }
        return false;
    }

    /**
     * Chooses the backdrop.
     *
     * @param argb the pixels
     * @return grey from 0 to 255, or -1 if nothing at all is visible
     */
    static int choose(int[] argb) {
        long[] weight = new long[LEVELS];
        long total = 0;
        for (int pixel : argb) {
            weight[luma(pixel)] += pixel >>> 24;
            total += pixel >>> 24;
        }
        if (total == 0) {
            return -1;
        }
        double mean = mean(weight, 0, LEVELS);
        double variance = 0;
        for (int level = 0; level < LEVELS; level++) {
            variance += weight[level] * (level - mean) * (level - mean) / total;
        }
        if (Math.sqrt(variance) < ONE_BRIGHTNESS) {
            return mean < LEVELS / 2.0 ? LEVELS - 1 : 0;
        }
        int threshold = Otsu.threshold(weight);
        long dark = 0;
        for (int level = 0; level <= threshold; level++) {
            dark += weight[level];
        }
        return (int)
                (2 * dark > total
                        ? mean(weight, 0, threshold + 1)
                        : mean(weight, threshold + 1, LEVELS));
    }

    /**
     * Lays the picture on the backdrop.
     *
     * @param argb the pixels
     * @param backdrop grey from 0 to 255
     * @return opaque pixels
     */
    static int[] flatten(int[] argb, int backdrop) {
        int[] opaque = new int[argb.length];
        for (int i = 0; i < argb.length; i++) {
            int alpha = argb[i] >>> 24;
            int pixel = 0xFF << 24;
            for (int shift = 0; shift <= 16; shift += 8) {
                int level = argb[i] >> shift & 0xFF;
                pixel |= (level * alpha + backdrop * (255 - alpha) + 127) / 255 << shift;
            }
            opaque[i] = pixel;
        }
        return opaque;
    }

    /** ITU-R BT.601 in 1/256. */
    static int luma(int rgb) {
        return 77 * (rgb >> 16 & 0xFF) + 150 * (rgb >> 8 & 0xFF) + 29 * (rgb & 0xFF) >> 8;
    }

    private static double mean(long[] weight, int from, int to) {
        double sum = 0;
        double total = 0;
        for (int level = from; level < to; level++) {
            sum += (double) weight[level] * level;
            total += weight[level];
        }
        return total == 0 ? 0 : sum / total;
    }
}
