package org.numeral.training.augment;

import org.numeral.model.digit.DigitImage;

/**
 * A smooth random displacement for each pixel, after Simard, Steinkraus and Platt (2003). They draw
 * one for each pixel and smooth them with a Gaussian; this draws them on a coarse grid and
 * interpolates with cubic B-splines, which is about the same for a fraction of the work: a cubic
 * B-spline is nearly a Gaussian whose standard deviation is the grid's spacing / sqrt(3).
 *
 * <p>One component, horizontal or vertical. Used by one thread.
 */
final class ElasticField {

    private static final int SIZE = DigitImage.SIZE;

    /** Control points that bear on a place, in each direction. */
    private static final int REACH = 4;

    private final int points;
    private final float strength;
    private final int[] first = new int[SIZE];
    private final float[] weights = new float[SIZE * REACH];
    private final float[] control;
    private final float[] widened;

    /**
     * A field, at first without any displacement.
     *
     * @param deviation of the displacements, pixels
     * @param smoothness standard deviation of the Gaussian that the B-splines stand for, pixels
     */
    ElasticField(double deviation, double smoothness) {
        double spacing = smoothness * Math.sqrt(3);
        points = (int) ((SIZE - 1) / spacing) + REACH;
        control = new float[points * points];
        widened = new float[points * SIZE];
        double squares = 0;
        for (int i = 0; i < SIZE; i++) {
            double place = i / spacing;
            first[i] = (int) place;
            squares += setWeights(i * REACH, place - first[i]);
        }
        // independent control points of deviation 1 would give one of squares / SIZE
        strength = (float) (deviation * SIZE / squares);
    }

    /** Writes the four weights for a place between two grid points; returns their squares' sum. */
    private double setWeights(int at, double t) {
        weights[at] = (float) ((1 - t) * (1 - t) * (1 - t) / 6);
        weights[at + 1] = (float) ((3 * t * t * t - 6 * t * t + 4) / 6);
        weights[at + 2] = (float) ((-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6);
        weights[at + 3] = (float) (t * t * t / 6);
        double squares = 0;
        for (int i = at; i < at + REACH; i++) {
            squares += weights[i] * weights[i];
        }
        return squares;
    }

    /**
     * Draws new displacements.
     *
     * @param random where they come from
     */
    void draw(RandomStream random) {
        for (int i = 0; i < control.length; i++) {
            control[i] = strength * random.bell();
        }
        // across first, for the few rows of control points, so that the rows below are plain loops
        for (int row = 0; row < points; row++) {
            for (int x = 0; x < SIZE; x++) {
                int from = row * points + first[x];
                int w = x * REACH;
                widened[row * SIZE + x] =
                        weights[w] * control[from]
                                + weights[w + 1] * control[from + 1]
                                + weights[w + 2] * control[from + 2]
                                + weights[w + 3] * control[from + 3];
            }
        }
    }

    /**
     * The displacements of one row.
     *
     * @param y 0 to 27
     * @param target receives 28 displacements in pixels
     */
    void row(int y, float[] target) {
        int w = y * REACH;
        float above = weights[w];
        float here = weights[w + 1];
        float next = weights[w + 2];
        float below = weights[w + 3];
        int from = first[y] * SIZE;
        for (int x = 0; x < SIZE; x++) {
            target[x] =
                    above * widened[from + x]
                            + here * widened[from + SIZE + x]
                            + next * widened[from + 2 * SIZE + x]
                            + below * widened[from + 3 * SIZE + x];
        }
    }
}
