package org.numeral.model.preprocess;

import java.util.Arrays;
import java.util.Optional;

/**
 * Paper that has one value everywhere, as a drawing on a screen has it: on the outline of the
 * picture, but where a stroke leaves it, and on most of what is inside. There is no uneven light
 * then, no ruled line from edge to edge and no doubt which side of that value is ink, so that what
 * looks for them, and takes most of the time, can be left out. Found in one look at each pixel.
 *
 * @param level of the paper, 0 to 255
 * @param inkIsDark whether the ink is darker
 */
record PlainPaper(float level, boolean inkIsDark) {

    /** Share of the picture that may be something else. */
    private static final double MOST_REST = 0.5;

    /** Values nearer to the paper than so many grey levels are neither ink nor its opposite. */
    private static final float RESIDUE = 12;

    /** A card on a page is not ink: it is looked for on a picture reduced to this many pixels. */
    private static final int SMALL_SIDE = 48;

    /**
     * Looks at a picture.
     *
     * @param image 0 to 255
     * @param reduced the same picture, smaller or not
     * @return its paper, or empty if it is not plain, holds no ink, holds ink on both sides of the
     *     paper's value or such that is as wide as what {@link Background} takes for paper
     */
    static Optional<PlainPaper> of(GreyImage image, GreyImage reduced) {
        float level = image.values()[0];
        if (!outlineIs(level, image)) {
            return Optional.empty();
        }
        int rest = 0;
        float lowest = level;
        float highest = level;
        for (float value : image.values()) {
            if (value != level) { // seldom
                rest++;
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        boolean dark = level - lowest > RESIDUE;
        boolean light = highest - level > RESIDUE;
        return rest > MOST_REST * image.values().length
                        || dark == light
                        || isWide(reduced, level, dark)
                ? Optional.empty()
                : Optional.of(new PlainPaper(level, dark));
    }

    /** A stroke may leave the picture at one side; a ruled line does at two. */
    private static boolean outlineIs(float level, GreyImage image) {
        int width = image.width();
        int height = image.height();
        int[] ink = {
            ink(level, image, 0, 1, width),
            ink(level, image, (height - 1) * width, 1, width),
            ink(level, image, 0, width, height),
            ink(level, image, width - 1, width, height)
        };
        int shorter = Math.min(width, height);
        return Arrays.stream(ink).filter(pixels -> pixels > 0).count() <= 1
                && Arrays.stream(ink).sum() <= MOST_REST * shorter;
    }

    /** Pixels of a side that are not paper. */
    private static int ink(float level, GreyImage image, int first, int step, int length) {
        int ink = 0;
        for (int i = 0; i < length; i++) {
            ink += image.values()[first + i * step] == level ? 0 : 1;
        }
        return ink;
    }

    private static boolean isWide(GreyImage image, float level, boolean inkIsDark) {
        GreyImage small =
                image.shrink(Math.max(1, (image.longerSide() + SMALL_SIDE - 1) / SMALL_SIDE));
        int radius = Background.radius(small);
        return inkIsDark
                ? level - WindowFilter.maximum(small, radius).min() > RESIDUE
                : WindowFilter.minimum(small, radius).max() - level > RESIDUE;
    }
}
