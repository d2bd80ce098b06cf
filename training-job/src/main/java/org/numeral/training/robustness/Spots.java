package org.numeral.training.robustness;

import org.numeral.training.synthetic.Chance;

/** Ink that nobody wrote, to train with: round spots, or clouds with hard or soft edges. */
final class Spots {

    private Spots() {}

    /**
     * Draws.
     *
     * @param side in pixels, 32 or more
     * @return the ink; a part of it is strong
     */
    static Ink draw(int side, Chance chance) {
        return chance.happens(0.5) ? discs(side, chance) : clouds(side, chance);
    }

    private static Ink discs(int side, Chance chance) {
        float[] cover = new float[side * side];
        int count = 3 + chance.below(40);
        double largest = side * chance.between(0.05, 0.25);
        for (int i = 0; i < count; i++) {
            double radius = chance.between(1.5, largest);
            double x = chance.between(0, side);
            double y = chance.between(0, side);
            double flatness = chance.between(0.5, 1);
            for (int at = 0; at < cover.length; at++) {
                double dx = at % side + 0.5 - x;
                double dy = (at / side + 0.5 - y) / flatness;
                double inside = radius + 0.5 - Math.sqrt(dx * dx + dy * dy);
                cover[at] = (float) Math.max(cover[at], Math.min(1, inside));
            }
        }
        return new Ink(side, cover);
    }

    /**
     * Random values at the corners of a coarse grid that is turned, with smooth passages in
     * between.
     */
    private static Ink clouds(int side, Chance chance) {
        double cell = side / (double) (3 + chance.below(12));
        int corners = (int) Math.ceil(1.5 * side / cell) + 2;
        double angle = chance.between(0, 2 * Math.PI);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double[] values = new double[corners * corners];
        for (int i = 0; i < values.length; i++) {
            values[i] = chance.bell();
        }
        float[] cover = new float[side * side];
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (int at = 0; at < cover.length; at++) {
            double x = at % side / cell;
            double y = at / side / cell;
            cover[at] = (float) between(values, corners, cos * x + sin * y, cos * y - sin * x);
            least = Math.min(least, cover[at]);
            most = Math.max(most, cover[at]);
        }
        double contrast = chance.happens(0.5) ? 20 : chance.between(0.5, 3);
        double level = least + chance.between(0.3, 0.8) * (most - least);
        for (int at = 0; at < cover.length; at++) {
            cover[at] = (float) Math.max(0, Math.min(1, 0.5 + contrast * (cover[at] - level)));
        }
        return new Ink(side, cover);
    }

    private static double between(double[] values, int corners, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = smooth(x - left);
        double down = smooth(y - top);
        double above =
                mix(right, at(values, corners, left, top), at(values, corners, left + 1, top));
        double below =
                mix(
                        right,
                        at(values, corners, left, top + 1),
                        at(values, corners, left + 1, top + 1));
        return mix(down, above, below);
    }

    /** The grid goes on without end, and repeats itself beyond the picture. */
    private static double at(double[] values, int corners, int x, int y) {
        return values[Math.floorMod(y, corners) * corners + Math.floorMod(x, corners)];
    }

    private static double mix(double part, double from, double to) {
        return from + part * (to - from);
    }

    private static double smooth(double part) {
        return part * part * (3 - 2 * part);
    }
}
