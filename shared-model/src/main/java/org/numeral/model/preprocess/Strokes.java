package org.numeral.model.preprocess;

import java.util.Arrays;

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
        int columns = ink.width() + 1;
        // a row of paper above and one below, a column of it at each side
        float[] above = new float[columns + 1];
        float[] here = new float[columns + 1];
        float[] area = new float[columns];
        float[] outline = new float[columns];
        for (int y = 0; y <= ink.height(); y++) {
            if (y < ink.height()) {
                System.arraycopy(ink.values(), y * ink.width(), here, 1, ink.width());
            } else {
                Arrays.fill(here, 0);
            }
            for (int x = 0; x < columns; x++) {
                float dx = here[x + 1] - here[x];
                float dy = here[x + 1] - above[x + 1];
                area[x] += here[x + 1];
                outline[x] += (float) Math.sqrt(dx * dx + dy * dy);
            }
            float[] next = above;
            above = here;
            here = next;
        }
        double length = sum(outline);
        return length == 0 ? 0 : 2 * sum(area) / length;
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
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
}
