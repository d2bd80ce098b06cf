package org.numeral.model.preprocess;

/**
 * Turns colours to grey along the direction of colour space in which neighbouring parts of the
 * picture differ most, so that red ink on green paper of the same brightness is still seen.
 *
 * <p>The direction is the first principal component of a small picture's differences from its own
 * blurred version; slow changes of light fall out of these differences.
 */
final class ColourContrast {

    private static final int THUMBNAIL = 64;
    private static final int BLUR_RADIUS = 8;
    private static final int ITERATIONS = 20;
    private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

    private ColourContrast() {}

    /**
     * Grey by brightness alone (ITU-R BT.601).
     *
     * @param width in pixels
     * @param height in pixels
     * @param rgb opaque pixels
     * @return 0 to 255
     */
    static GreyImage luma(int width, int height, int[] rgb) {
        return project(width, height, rgb, LUMA);
    }

    /**
     * Grey by the greatest contrast.
     *
     * @param width in pixels
     * @param height in pixels
     * @param rgb opaque pixels
     * @return 0 to 255
     */
    static GreyImage strongest(int width, int height, int[] rgb) {
        return project(width, height, rgb, direction(width, height, rgb));
    }

    private static float[] direction(int width, int height, int[] rgb) {
        int factor = (Math.max(width, height) + THUMBNAIL - 1) / THUMBNAIL;
        float[][] differences = new float[3][];
        for (int channel = 0; channel < 3; channel++) {
            float[] unit = new float[3];
            unit[channel] = 1;
            GreyImage small = project(width, height, rgb, unit).shrink(factor);
            GreyImage blurred = WindowFilter.mean(small, BLUR_RADIUS);
            differences[channel] = new float[small.values().length];
            for (int i = 0; i < differences[channel].length; i++) {
                differences[channel][i] = small.values()[i] - blurred.values()[i];
            }
        }
        double[][] covariance = new double[3][3];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                for (int i = 0; i < differences[0].length; i++) {
                    covariance[a][b] += (double) differences[a][i] * differences[b][i];
                }
            }
        }
        return principal(covariance);
    }

    /** Power iteration from brightness, which is also the answer if nothing differs. */
    private static float[] principal(double[][] covariance) {
        double[] vector = {LUMA[0], LUMA[1], LUMA[2]};
        for (int n = 0; n < ITERATIONS; n++) {
            double[] next = new double[3];
            double length = 0;
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    next[a] += covariance[a][b] * vector[b];
                }
                length += Math.abs(next[a]);
            }
            if (length < 1e-6) {
                return LUMA;
            }
            for (int a = 0; a < 3; a++) {
                vector[a] = next[a] / length;
            }
        }
        float sign = vector[0] + vector[1] + vector[2] < 0 ? -1 : 1;
        return new float[] {
            sign * (float) vector[0], sign * (float) vector[1], sign * (float) vector[2]
        };
    }

    /** Weights whose absolute values add up to 1 keep the result within 0 to 255. */
    private static GreyImage project(int width, int height, int[] rgb, float[] weight) {
        float offset = 0;
        for (float w : weight) {
            offset -= 255 * Math.min(w, 0);
        }
        float[] grey = new float[rgb.length];
        for (int i = 0; i < grey.length; i++) {
            int pixel = rgb[i];
            grey[i] =
                    offset
                            + weight[0] * (pixel >> 16 & 0xFF)
                            + weight[1] * (pixel >> 8 & 0xFF)
                            + weight[2] * (pixel & 0xFF);
        }
        return new GreyImage(width, height, grey);
    }
}
