package org.numeral.model.preprocess;

/**
 * Whether the ink is darker or lighter than its paper.
 *
 * <p>Two things are weighed. Ink lies around the holes and gaps between its strokes and never the
 * other way round, so what is dark (or light) and narrow reaches over more rows and columns where
 * it is the ink. And the border of a picture is paper more often than ink.
 */
final class Polarity {

    private static final double SPREAD_WEIGHT = 2;

    private Polarity() {}

    /**
     * Decides.
     *
     * @param image small grey picture, 0 to 255
     * @return true if the ink is darker than the paper
     */
    static boolean isInkDark(GreyImage image) {
        int radius = Background.radius(image);
        double dark = spread(difference(Background.closing(image, radius), image));
        double light = spread(difference(image, Background.opening(image, radius)));
        double spread = dark + light == 0 ? 0 : (dark - light) / (dark + light);
        return SPREAD_WEIGHT * spread + border(image) >= 0;
    }

    /** Squares of the largest value of each row and column, added up: noise counts little. */
    private static double spread(GreyImage image) {
        float[] columns = new float[image.width()];
        double sum = 0;
        for (int y = 0; y < image.height(); y++) {
            float row = 0;
            for (int x = 0; x < image.width(); x++) {
                float value = image.at(x, y);
                row = Math.max(row, value);
                columns[x] = Math.max(columns[x], value);
            }
            sum += row * row;
        }
        for (float column : columns) {
            sum += column * column;
        }
        return sum;
    }

    /** How much lighter the border is than the whole, in standard deviations, within -1 and 1. */
    private static double border(GreyImage image) {
        double sum = 0;
        double squares = 0;
        double ring = 0;
        int ringSize = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                double value = image.at(x, y);
                sum += value;
                squares += value * value;
                if (x == 0 || y == 0 || x == image.width() - 1 || y == image.height() - 1) {
                    ring += value;
                    ringSize++;
                }
            }
        }
        int n = image.values().length;
        double mean = sum / n;
        double deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
        return deviation < 1e-3
                ? 0
                : Math.max(-1, Math.min(1, (ring / ringSize - mean) / deviation));
    }

    private static GreyImage difference(GreyImage upper, GreyImage lower) {
        float[] values = new float[upper.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = upper.values()[i] - lower.values()[i];
        }
        return new GreyImage(upper.width(), upper.height(), values);
    }
}
