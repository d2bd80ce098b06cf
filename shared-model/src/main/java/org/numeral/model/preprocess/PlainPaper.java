package org.numeral.model.preprocess;

import java.util.Optional;

/**
 * Paper that has one value everywhere, as a drawing on a screen has it: the whole outline of the
 * picture and most of what is inside. There is no uneven light then, no ruled line from edge to
 * edge and no doubt which side of that value is ink, so that what looks for them, and takes most of
 * the time, can be left out. Found in one look at each pixel.
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
     * @return its paper, or empty if it is not plain, holds no ink, holds ink on both sides of the
     *     paper's value or such that is as wide as what {@link Background} takes for paper
     */
    static Optional<PlainPaper> of(GreyImage image) {
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
                        || isWide(image, level, dark)
                ? Optional.empty()
                : Optional.of(new PlainPaper(level, dark));
    }

    private static boolean outlineIs(float level, GreyImage image) {
        int right = image.width() - 1;
        int bottom = image.height() - 1;
        for (int x = 0; x <= right; x++) {
            if (image.at(x, 0) != level || image.at(x, bottom) != level) {
                return false;
            }
        }
        for (int y = 0; y <= bottom; y++) {
            if (image.at(0, y) != level || image.at(right, y) != level) {
                return false;
            }
        }
        return true;
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
