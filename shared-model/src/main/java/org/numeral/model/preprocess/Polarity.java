package org.numeral.model.preprocess;

import java.util.Arrays;

/**
 * Whether the ink is darker or lighter than its paper.
 *
 * <p>The paper around each pixel is the median of a window of nearly the whole picture: ink covers
 * less than half of it. What differs most from this paper is ink; the third power makes strokes
 * count more than shades of the light, which differ less but over larger areas. Where that is
 * undecided, as in a picture cut close around a thick digit, the corners count as paper.
 */
final class Polarity {

    /** The window's radius as a part of the picture's shorter side. */
    private static final double RADIUS = 0.35;

    /** But in a narrow strip, as around a 1, at least this part of the longer side. */
    private static final double RADIUS_OF_LONGER = 0.2;

    /** The corners' vote against the strokes' one; both are within -1 and 1. */
    private static final double CORNER_WEIGHT = 0.5;

    private static final int CORNER_PARTS = 12;

    private Polarity() {}

    /**
     * Decides.
     *
     * @param image small grey picture, 0 to 255
     * @return true if the ink is darker than the paper
     */
    static boolean isInkDark(GreyImage image) {
        int shorter = Math.min(image.width(), image.height());
        double reach = Math.max(shorter * RADIUS, image.longerSide() * RADIUS_OF_LONGER);
        int radius = Math.max(2, (int) reach);
        GreyImage paper = MedianFilter.apply(image, radius);
        int window = Background.radius(image);
        GreyImage opened = Background.opening(image, window);
        GreyImage closed = Background.opening(image.inverted(), window).inverted();
        double skew = 0;
        double total = 1e-9;
        for (int i = 0; i < image.values().length; i++) {
            double difference =
                    narrow(
                            image.values()[i] - paper.values()[i],
                            image.values()[i] - opened.values()[i],
                            image.values()[i] - closed.values()[i]);
            double cube = difference * difference * difference;
            skew += cube;
            total += Math.abs(cube);
        }
        return CORNER_WEIGHT * corners(image) >= skew / total;
    }

    /** A difference counts only as far as it is narrow: the half of a sheet in shadow is not. */
    private static double narrow(double difference, double peak, double pit) {
        return Math.max(pit, Math.min(peak, difference));
    }

    /** How much lighter the corners are than the whole, in standard deviations, at most 1. */
    private static double corners(GreyImage image) {
        double sum = 0;
        double squares = 0;
        for (float value : image.values()) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / image.values().length;
        double deviation = Math.sqrt(Math.max(1, squares / image.values().length - mean * mean));
        int side = Math.max(1, image.longerSide() / CORNER_PARTS);
        int width = Math.min(side, image.width());
        int height = Math.min(side, image.height());
        int right = image.width() - width;
        int bottom = image.height() - height;
        double[] levels = {
            mean(image, new Box(0, 0, width, height)),
            mean(image, new Box(right, 0, width, height)),
            mean(image, new Box(0, bottom, width, height)),
            mean(image, new Box(right, bottom, width, height))
        };
        Arrays.sort(levels);
        double middle = (levels[1] + levels[2]) / 2;
        double agreement = Math.max(0, 1 - (levels[3] - levels[0]) / (2 * deviation));
        return agreement * Math.max(-1, Math.min(1, (middle - mean) / deviation));
    }

    private static double mean(GreyImage image, Box box) {
        double sum = 0;
        for (float value : image.crop(box).values()) {
            sum += value;
        }
        return sum / (box.width() * box.height());
    }
}
