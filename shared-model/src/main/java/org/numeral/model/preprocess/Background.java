package org.numeral.model.preprocess;

/**
 * The brightness of the paper under and around the ink.
 *
 * <p>Estimated on a small picture by a morphological opening with a window wider than any stroke:
 * it removes what is narrow and light, and keeps slow changes of light and the edges of shadows as
 * they are (J. Serra, <i>Image Analysis and Mathematical Morphology</i>, 1982).
 *
 * @param small the paper's values above the surface, on the small picture
 * @param surface of the light, if it is smooth
 * @param factor pixels of the whole picture for a pixel of the small one
 * @param isEven whether it is the same everywhere
 */
record Background(GreyImage small, Surface surface, double factor, boolean isEven) {

    /** Side of the small picture. */
    private static final int SIDE = 48;

    /** The window's side as a part of the picture's shorter side; strokes are narrower. */
    private static final double WINDOW = 0.45;

    /** But in a narrow strip, as around a 1, at least this part of the longer side. */
    private static final double WINDOW_OF_LONGER = 0.25;

    /** Light counts as a smooth surface if the paper deviates from it by less, in grey levels. */
    private static final double SURFACE_FITS = 5;

    /** Of ink that takes away a share of the light, the light counts as at least this much. */
    static final float LEAST_LIGHT = 16;

    /** Differences of the paper below this many grey levels are left alone. */
    private static final float EVEN = 12;

    /**
     * Estimates the paper.
     *
     * @param image ink light, paper dark
     * @param divides whether uneven light is looked for at all
     * @return the paper
     */
    static Background of(GreyImage image, boolean divides) {
        int factor = Math.max(1, (image.longerSide() + SIDE - 1) / SIDE);
        GreyImage small = image.shrink(factor);
        GreyImage opened = opening(small, radius(small));
        Surface surface = divides ? surface(small, opened) : Surface.NONE;
        boolean isSmooth = surface != Surface.NONE;
        GreyImage level = isSmooth ? surface.takenFrom(small) : small;
        GreyImage rest = isSmooth ? opening(level, radius(small)) : opened;
        if (!divides || range(rest, surface) < EVEN) {
            return even(Quantiles.of(opened.values()).at(0.5));
        }
        return new Background(WindowFilter.mean(rest, 1), surface, factor, false);
    }

    /**
     * Paper that is the same everywhere.
     *
     * @param level its value
     * @return the paper
     */
    static Background even(float level) {
        return new Background(new GreyImage(1, 1, new float[] {level}), Surface.NONE, 1, true);
    }

    /**
     * At the border the window is cut off, and there an opening would take a steady slope of the
     * light or dark corners for ink. So the surface of what is paper is taken away first, if the
     * light is such a surface and not, say, the edge of a shadow.
     */
    private static Surface surface(GreyImage small, GreyImage opened) {
        boolean[] isPaper = new boolean[small.values().length];
        for (int i = 0; i < isPaper.length; i++) {
            isPaper[i] = small.values()[i] - opened.values()[i] < EVEN;
        }
        Surface surface = Surface.fit(small, isPaper);
        return deviation(surface.takenFrom(small), isPaper) < SURFACE_FITS ? surface : Surface.NONE;
    }

    private static double deviation(GreyImage level, boolean[] counts) {
        double squares = 0;
        int n = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i]) {
                squares += (double) level.values()[i] * level.values()[i];
                n++;
            }
        }
        return Math.sqrt(squares / Math.max(1, n));
    }

    private static double range(GreyImage rest, Surface surface) {
        double lowest = Double.MAX_VALUE;
        double highest = -Double.MAX_VALUE;
        for (int i = 0; i < rest.values().length; i++) {
            double value = rest.values()[i] + surface.at(i % rest.width(), i / rest.width());
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        return highest - lowest;
    }

    /** Radius of the window on a small picture. */
    static int radius(GreyImage small) {
        return radius(small.width(), small.height());
    }

    /** Radius of the window on a small picture of this size. */
    static int radius(int width, int height) {
        double window =
                Math.max(
                        Math.min(width, height) * WINDOW,
                        Math.max(width, height) * WINDOW_OF_LONGER);
        return Math.max(2, (int) (window / 2));
    }

    static GreyImage opening(GreyImage image, int radius) {
        return WindowFilter.maximum(WindowFilter.minimum(image, radius), radius);
    }

    /**
     * Takes the paper away from a part of the picture.
     *
     * @param image ink light, paper dark
     * @param box the part
     * @param scale pixels of the picture on which the paper was estimated for one of this image
     * @param inkIsShade whether the ink was darker than the paper; then it took away a share of the
     *     light, and that share is what counts
     * @return of the box's size: 0 for paper, about 255 for the strongest ink possible
     */
    GreyImage removeFrom(GreyImage image, Box box, double scale, boolean inkIsShade) {
        if (isEven) {
            return removeEven(image, box, inkIsShade);
        }
        float[] ink = new float[box.width() * box.height()];
        for (int y = 0; y < box.height(); y++) {
            int source = (box.y() + y) * image.width() + box.x();
            double row = ((box.y() + y + 0.5) * scale) / factor - 0.5;
            for (int x = 0; x < box.width(); x++) {
                float paper = between(((box.x() + x + 0.5) * scale) / factor - 0.5, row);
                float value = image.values()[source + x] - paper;
                ink[y * box.width() + x] =
                        inkIsShade ? value * 255 / Math.max(255 - paper, LEAST_LIGHT) : value;
            }
        }
        return new GreyImage(box.width(), box.height(), ink);
    }

    private GreyImage removeEven(GreyImage image, Box box, boolean inkIsShade) {
        float paper = small.values()[0];
        float strength = inkIsShade ? 255 / Math.max(255 - paper, LEAST_LIGHT) : 1;
        GreyImage ink = image.crop(box);
        for (int i = 0; i < ink.values().length; i++) {
            ink.values()[i] = (ink.values()[i] - paper) * strength;
        }
        return ink;
    }

    private float between(double x, double y) {
        double cx = Math.max(0, Math.min(small.width() - 1, x));
        double cy = Math.max(0, Math.min(small.height() - 1, y));
        int left = (int) cx;
        int top = (int) cy;
        int right = Math.min(left + 1, small.width() - 1);
        int bottom = Math.min(top + 1, small.height() - 1);
        float fx = (float) (cx - left);
        float fy = (float) (cy - top);
        float light = (float) surface.at(x, y);
        float upper = small.at(left, top) * (1 - fx) + small.at(right, top) * fx;
        float lower = small.at(left, bottom) * (1 - fx) + small.at(right, bottom) * fx;
        return light + upper * (1 - fy) + lower * fy;
    }
}
