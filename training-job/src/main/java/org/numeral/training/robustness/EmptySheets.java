package org.numeral.training.robustness;

import org.numeral.training.synthetic.Chance;

/** Pictures without any stroke: blank ones, and noise. */
final class EmptySheets {

    private static final int SIDE = 160;

    private EmptySheets() {}

    /** Blank paper: lit from one side for training, with dark corners for the test. */
    static Sheet blank(NonDigitFamily family, Chance chance) {
        double slope = chance.between(0, 0.3);
        double angle = chance.between(0, 2 * Math.PI);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        return new Sheet(SIDE, SIDE, Colours.paper(chance))
                .grain(chance.between(0, 5), chance)
                .light(
                        family == NonDigitFamily.TRAINING
                                ? (u, v) -> 0.75 + slope * (u * cos + v * sin)
                                : (u, v) -> 1 - slope * (u * u + v * v))
                .noise(chance.between(0, 6), chance);
    }

    /** Grey spots of 1 to 3 pixels for training; black and white ones of 4 to 16 for the test. */
    static Sheet noise(NonDigitFamily family, Chance chance) {
        boolean training = family == NonDigitFamily.TRAINING;
        int size = training ? 1 + chance.below(3) : 4 << chance.below(3);
        double density = training ? 1 : chance.between(0.05, 0.5);
        Sheet sheet = new Sheet(SIDE, SIDE, Colours.grey(255));
        for (int y = 0; y < SIDE; y += size) {
            for (int x = 0; x < SIDE; x += size) {
                if (chance.happens(density)) {
                    int level = training ? chance.below(256) : 0;
                    sheet.fill(x, y, size, size, Colours.grey(level), 1);
                }
            }
        }
        return sheet;
    }
}
