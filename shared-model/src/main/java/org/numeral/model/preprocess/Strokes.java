package org.numeral.model.preprocess;

/** Measures and widens strokes. */
final class Strokes {

    /** Strokes under this width, in pixels where the digit is 20 high, are lost by averaging. */
    private static final double THIN = 1.5;

    /** And are widened to this one. */
    private static final double WIDENED = 2.0;

    /** Width is measured on the digit reduced to about so many pixels, where grain averages out. */
    private static final int MEASURED_SIDE = 4 * MnistForm.BOX;

    /** Values this far from paper and from full ink count as one of them: they are grain. */
    private static final float GRAIN = 0.25f;

    private Strokes() {}

    /**
     * The mean width: twice the area over the length of the outline, with soft edges counted by
     * their share.
     *
     * @param ink 0 for paper to 1 for ink
     * @return pixels
     */
    static double width(GreyImage ink) {
        double area = 0;
        double outline = 0;
        for (int y = 0; y <= ink.height(); y++) {
            for (int x = 0; x <= ink.width(); x++) {
                float here = valueOrPaper(ink, x, y);
                float dx = here - valueOrPaper(ink, x - 1, y);
                float dy = here - valueOrPaper(ink, x, y - 1);
                area += here;
                outline += Math.sqrt(dx * dx + dy * dy);
            }
        }
        return outline == 0 ? 0 : 2 * area / outline;
    }

    /**
     * By how much the strokes must grow on each side.
     *
     * @param ink cut to the digit's box
     * @return pixels, 0 if they are wide enough
     */
    static int missingRadius(GreyImage ink) {
        int factor = Math.max(1, ink.longerSide() / MEASURED_SIDE);
        double width = factor * width(withoutGrain(ink.shrink(factor)));
        double unit = (double) ink.longerSide() / MnistForm.BOX;
        return width >= THIN * unit
                ? 0
                : Math.max(1, (int) Math.round((WIDENED * unit - width) / 2));
    }

    /** Grain on even ink would count as outline, and every stroke as a thin one. */
    private static GreyImage withoutGrain(GreyImage ink) {
        float[] values = new float[ink.values().length];
        for (int i = 0; i < values.length; i++) {
            float value = (ink.values()[i] - GRAIN) / (1 - 2 * GRAIN);
            values[i] = Math.max(0, Math.min(1, value));
        }
        return new GreyImage(ink.width(), ink.height(), values);
    }

    /**
     * Widens every stroke.
     *
     * @param ink cut to the digit's box
     * @param radius pixels on each side
     * @return larger by the radius on each side
     */
    static GreyImage widen(GreyImage ink, int radius) {
        int width = ink.width() + 2 * radius;
        GreyImage framed = new GreyImage(width, ink.height() + 2 * radius);
        for (int y = 0; y < ink.height(); y++) {
            System.arraycopy(
                    ink.values(),
                    y * ink.width(),
                    framed.values(),
                    (y + radius) * width + radius,
                    ink.width());
        }
        return WindowFilter.maximum(framed, radius);
    }

    private static float valueOrPaper(GreyImage ink, int x, int y) {
        return x < 0 || y < 0 || x >= ink.width() || y >= ink.height() ? 0 : ink.at(x, y);
    }
}
