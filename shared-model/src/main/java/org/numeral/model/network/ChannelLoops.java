package org.numeral.model.network;

import java.util.Arrays;

/**
 * Sums and products by channel over values whose channels lie side by side (NHWC, or the rows of a
 * matrix).
 *
 * <p>The loops run over blocks of whole rows, with each channel's coefficients repeated to the
 * length of a block: loops over the few channels of one row are too short to be vectorised well.
 */
final class ChannelLoops {

    private static final int BLOCK = 2048;

    private final int channels;
    private final int block;
    private final float[] sums;

    /**
     * Loops for a number of channels.
     *
     * @param channels 1 or more
     */
    ChannelLoops(int channels) {
        this.channels = channels;
        this.block = channels * Math.max(1, BLOCK / channels);
        this.sums = new float[block];
    }

    /** A figure for each channel. */
    interface Figure {
        double of(int channel);
    }

    /**
     * A place for {@link #repeat repeated} coefficients.
     *
     * @return a new array of the length of a block
     */
    float[] coefficients() {
        return new float[block];
    }

    /**
     * Repeats each channel's coefficient to the length of a block.
     *
     * @param target from {@link #coefficients}
     * @param figure of each channel
     * @return target
     */
    float[] repeat(float[] target, Figure figure) {
        for (int c = 0; c < channels; c++) {
            target[c] = (float) figure.of(c);
        }
        for (int i = channels; i < block; i++) {
            target[i] = target[i - channels];
        }
        return target;
    }

    /**
     * The mean of each channel.
     *
     * @param x the values
     * @param length how many of them; a multiple of the channels
     * @return a mean for each channel
     */
    double[] means(float[] x, int length) {
        Arrays.fill(sums, 0);
        for (int from = 0; from < length; from += block) {
            int count = Math.min(block, length - from);
            for (int i = 0; i < count; i++) {
                sums[i] += x[from + i];
            }
        }
        return folded(length);
    }

    /**
     * The mean square of the distance from a centre.
     *
     * @param x the values
     * @param centre {@link #repeat repeated}
     * @param length how many values
     * @return a mean for each channel
     */
    double[] squaredDistances(float[] x, float[] centre, int length) {
        Arrays.fill(sums, 0);
        for (int from = 0; from < length; from += block) {
            int count = Math.min(block, length - from);
            for (int i = 0; i < count; i++) {
                float distance = x[from + i] - centre[i];
                sums[i] += distance * distance;
            }
        }
        return folded(length);
    }

    /**
     * The mean of the product of two values.
     *
     * @param x the values
     * @param y as many
     * @param length how many
     * @return a mean for each channel
     */
    double[] meansOfProduct(float[] x, float[] y, int length) {
        Arrays.fill(sums, 0);
        for (int from = 0; from < length; from += block) {
            int count = Math.min(block, length - from);
            for (int i = 0; i < count; i++) {
                sums[i] += x[from + i] * y[from + i];
            }
        }
        return folded(length);
    }

    /** Many short sums, added up in double precision: more exact than one long one. */
    private double[] folded(int length) {
        double[] means = new double[channels];
        for (int i = 0; i < block; i++) {
            means[i % channels] += sums[i];
        }
        for (int c = 0; c < channels; c++) {
            means[c] *= (double) channels / length;
        }
        return means;
    }

    /**
     * result = x factor + summand.
     *
     * @param x the values
     * @param factor {@link #repeat repeated}
     * @param summand {@link #repeat repeated}
     * @param result may be x
     * @param length how many values
     */
    void linear(float[] x, float[] factor, float[] summand, float[] result, int length) {
        for (int from = 0; from < length; from += block) {
            int count = Math.min(block, length - from);
            for (int i = 0; i < count; i++) {
                result[from + i] = x[from + i] * factor[i] + summand[i];
            }
        }
    }

    /**
     * x = x factor + y slope + summand.
     *
     * @param x the values, which are replaced
     * @param factor {@link #repeat repeated}
     * @param y as many values
     * @param slope {@link #repeat repeated}
     * @param summand {@link #repeat repeated}
     * @param length how many values
     */
    void combine(float[] x, float[] factor, float[] y, float[] slope, float[] summand, int length) {
        for (int from = 0; from < length; from += block) {
            int count = Math.min(block, length - from);
            for (int i = 0; i < count; i++) {
                x[from + i] = x[from + i] * factor[i] + y[from + i] * slope[i] + summand[i];
            }
        }
    }
}
