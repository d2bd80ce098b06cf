package org.numeral.model.preprocess;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Paper that has one colour everywhere, as a drawing on a screen has it: on the outline of the
 * picture, but where a stroke leaves it, and on most of what is inside. There is no uneven light
 * then, no ruled line from edge to edge and no doubt which side of the paper's brightness is ink,
 * so that what looks for them, and takes most of the time, can be left out; and nothing but the
 * part that is not paper needs to be looked at again.
 *
 * @param width of the whole picture
 * @param height of the whole picture
 * @param part all that is not paper, and some paper around it
 * @param sample a pixel of the part that is paper
 */
record PlainPaper(int width, int height, Box part, int sample) {

    /** Share of the picture, and of its shorter side on the outline, that may be something else. */
    private static final double MOST_REST = 0.5;

    /** Values nearer to the paper than so many grey levels are neither ink nor its opposite. */
    private static final float RESIDUE = 12;

    private static final float ROUNDING = 0.5f;

    /** A card on a page is not ink: it is looked for on a picture reduced to this many pixels. */
    private static final int SMALL_SIDE = 48;

    /** Paper that is kept around the ink, as a part of the ink's longer side. */
    private static final int MARGIN_PARTS = 20;

    private static final int LEAST_MARGIN = 2;

    /**
     * Looks at a picture.
     *
     * @param image grey or coloured, opaque
     * @return its paper, or empty if its outline is not plain or nothing else is there
     */
    static Optional<PlainPaper> of(ColourPlanes image) {
        Optional<Box> rest = isOutlinePlain(image) ? rest(image) : Optional.empty();
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        Box part = withMargin(rest.get(), image);
        int[] corners = {
            part.y() * image.width() + part.x(),
            part.y() * image.width() + part.right() - 1,
            (part.bottom() - 1) * image.width() + part.x(),
            (part.bottom() - 1) * image.width() + part.right() - 1
        };
        for (int corner : corners) {
            if (image.areEqual(corner, 0)) {
                int x = corner % image.width() - part.x();
                int y = corner / image.width() - part.y();
                return Optional.of(
                        new PlainPaper(image.width(), image.height(), part, y * part.width() + x));
            }
        }
        return Optional.empty();
    }

    /** A stroke may leave the picture at one side; a ruled line does at two. */
    private static boolean isOutlinePlain(ColourPlanes image) {
        int width = image.width();
        int height = image.height();
        int[] ink = {
            ink(image, width, i -> i),
            ink(image, width, i -> (height - 1) * width + i),
            ink(image, height, i -> i * width),
            ink(image, height, i -> (i + 1) * width - 1)
        };
        int sides = 0;
        int pixels = 0;
        for (int onSide : ink) {
            sides += onSide > 0 ? 1 : 0;
            pixels += onSide;
        }
        return sides <= 1 && pixels <= MOST_REST * Math.min(width, height);
    }

    /** Pixels of a side that are not paper. */
    private static int ink(ColourPlanes image, int length, IntUnaryOperator at) {
        int ink = 0;
        for (int i = 0; i < length; i++) {
            ink += image.areEqual(at.applyAsInt(i), 0) ? 0 : 1;
        }
        return ink;
    }

    /** The smallest box around what is not paper. */
    private static Optional<Box> rest(ColourPlanes image) {
        int width = image.width();
        int left = width;
        int right = -1;
        int top = -1;
        int bottom = -1;
        for (int y = 0; y < image.height(); y++) {
            int start = y * width;
            int first = image.areEqual(start, 0) ? image.firstOther(y) : 0;
            if (first < width) {
                left = Math.min(left, first);
                top = top < 0 ? y : top;
                bottom = y;
                int last = width - 1;
                while (last > right && image.areEqual(start + last, 0)) {
                    last--;
                }
                right = Math.max(right, last);
            }
        }
        return right < 0
                ? Optional.empty()
                : Optional.of(new Box(left, top, right - left + 1, bottom - top + 1));
    }

    private static Box withMargin(Box rest, ColourPlanes image) {
        int margin = Math.max(LEAST_MARGIN, rest.longerSide() / MARGIN_PARTS);
        int x = Math.max(0, rest.x() - margin);
        int y = Math.max(0, rest.y() - margin);
        return new Box(
                x,
                y,
                Math.min(image.width(), rest.right() + margin) - x,
                Math.min(image.height(), rest.bottom() + margin) - y);
    }

    /**
     * Which side of the paper's brightness is ink.
     *
     * @param grey the part, 0 to 255, reduced or not
     * @param level of the paper
     * @param factor by which the part was reduced
     * @return whether the ink is darker, or empty if there is ink on both sides or none, or if it
     *     covers most of the picture or is as wide as what {@link Background} takes for paper
     */
    Optional<Boolean> isInkDark(GreyImage grey, float level, int factor) {
        int rest = 0;
        float lowest = level;
        float highest = level;
        for (float value : grey.values()) {
            if (Math.abs(value - level) > ROUNDING) {
                rest++;
                if (value < lowest) {
                    lowest = value;
                } else if (value > highest) {
                    highest = value;
                }
            }
        }
        boolean dark = level - lowest > RESIDUE;
        boolean light = highest - level > RESIDUE;
        boolean isMost = (double) rest * factor * factor > MOST_REST * width * height;
        return isMost || dark == light || isWide(grey, level, factor, dark)
                ? Optional.empty()
                : Optional.of(dark);
    }

    private boolean isWide(GreyImage grey, float level, int factor, boolean inkIsDark) {
        int whole = Math.max(width, height);
        int further = Math.max(1, (whole + SMALL_SIDE * factor - 1) / (SMALL_SIDE * factor));
        GreyImage small = grey.shrink(further);
        int unit = factor * further;
        int radius = Background.radius((width + unit - 1) / unit, (height + unit - 1) / unit);
        return inkIsDark
                ? level - WindowFilter.maximum(small, radius).min() > RESIDUE
                : WindowFilter.minimum(small, radius).max() - level > RESIDUE;
    }
}
