package org.numeral.model.preprocess;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where paper ends and ink begins.
 *
 * @param paper the paper's value
 * @param noise standard deviation of the paper's values
 * @param threshold values above it are ink
 * @param fullInk value of the middle of a stroke
 */
record InkThreshold(float paper, float noise, float threshold, float fullInk) {

    /** Ink differs from its paper by at least this many grey levels. */
    private static final float LEAST_CONTRAST = 12;

    /** And by so many standard deviations of the paper's noise. */
    private static final float NOISE_FACTOR = 4;

    /** From this share of the picture on, ink would be taken for a part of the paper's noise. */
    private static final double MUCH_INK = 0.25;

    private static final int ROUNDS = 8;

    private static final int LANES = 8;

    /** Quantile one standard deviation below the median of a normal distribution. */
    private static final double ONE_SIGMA_BELOW = 0.1587;

    private static final double CORE_OF_STROKE = 0.75;

    /**
     * Finds the threshold: the middle between the means of ink and paper (T. Ridler and S. Calvard,
     * <i>Picture thresholding using an iterative selection method</i>, 1978), begun just above the
     * noise so that a few strokes on a large sheet are found, and never below it.
     *
     * @param ink 0 for paper, larger for ink
     * @return the threshold, or empty if nothing stands out of the noise
     */
    static Optional<InkThreshold> of(GreyImage ink) {
        Quantiles quantiles = Quantiles.of(ink.values()).withoutLargeUpperClass(MUCH_INK);
        float median = quantiles.at(0.5);
        return of(ink, median, median - quantiles.at(ONE_SIGMA_BELOW));
    }

    /** The same where paper is 0 everywhere, however little of it is in the picture. */
    static Optional<InkThreshold> onCleanPaper(GreyImage ink) {
        return of(ink, 0, 0);
    }

    private static Optional<InkThreshold> of(GreyImage ink, float median, float noise) {
        float floor = median + Math.max(LEAST_CONTRAST, NOISE_FACTOR * noise);
        float[] candidates = above(floor, ink.values());
        if (candidates.length == 0) {
            return Optional.empty();
        }
        // what is not above the floor is paper in every round
        double sum = sum(candidates);
        double rest = sum(ink.values()) - sum;
        Quantiles quantiles = Quantiles.of(candidates);
        float threshold = floor;
        float paper = median;
        for (int round = 0; round < ROUNDS; round++) {
            Quantiles strokes = quantiles.notBelow(threshold);
            double above = strokes.mean();
            double below = rest + sum - above * strokes.total();
            paper = (float) (below / Math.max(1, ink.values().length - strokes.total()));
            float before = threshold;
            threshold = Math.max(floor, (float) ((paper + above) / 2));
            if (threshold == before) {
                break; // the next round would find the same
            }
        }
        return Optional.of(
                new InkThreshold(
                        Math.min(paper, median),
                        noise,
                        threshold,
                        quantiles.notBelow(threshold).at(CORE_OF_STROKE)));
    }

    private static float[] above(float threshold, float[] values) {
        float[] found = new float[values.length];
        int n = 0;
        for (float value : values) {
            if (value > threshold) {
                found[n++] = value;
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** By rows of a fixed length, whose sums do not wait for each other. */
    private static double sum(float[] values) {
        double[] lanes = new double[LANES];
        int whole = values.length - values.length % LANES;
        for (int i = 0; i < whole; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += values[i + lane];
            }
        }
        double sum = 0;
        for (double lane : lanes) {
            sum += lane;
        }
        for (int i = whole; i < values.length; i++) {
            sum += values[i];
        }
        return sum;
    }
}
