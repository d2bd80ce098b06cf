package org.numeral.model.preprocess;

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
        float noise = median - quantiles.at(ONE_SIGMA_BELOW);
        float floor = median + Math.max(LEAST_CONTRAST, NOISE_FACTOR * noise);
        float threshold = floor;
        float paper = median;
        for (int round = 0; round < ROUNDS; round++) {
            double above = 0;
            double below = 0;
            int countAbove = 0;
            for (float value : ink.values()) {
                if (value > threshold) {
                    above += value;
                    countAbove++;
                } else {
                    below += value;
                }
            }
            if (countAbove == 0) {
                return Optional.empty();
            }
            paper = (float) (below / Math.max(1, ink.values().length - countAbove));
            float before = threshold;
            threshold = Math.max(floor, (float) ((paper + above / countAbove) / 2));
            if (threshold == before) {
                break; // the next round would find the same
            }
        }
        return Optional.of(
                new InkThreshold(
                        Math.min(paper, median), noise, threshold, core(ink.values(), threshold)));
    }

    private static float core(float[] values, float threshold) {
        int count = 0;
        for (float value : values) {
            count += value > threshold ? 1 : 0;
        }
        float[] strokes = new float[Math.max(1, count)];
        strokes[0] = threshold;
        int n = 0;
        for (float value : values) {
            if (value > threshold) {
                strokes[n++] = value;
            }
        }
        return Quantiles.of(strokes).at(CORE_OF_STROKE);
    }
}
