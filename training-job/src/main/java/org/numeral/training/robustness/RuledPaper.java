package org.numeral.training.robustness;

import java.awt.Color;
import org.numeral.training.synthetic.Chance;

/**
 * Ruled and squared paper. How thick, how far apart and of which colour its lines are is up to its
 * maker; how level they lie, to whoever scanned or photographed it.
 */
final class RuledPaper {

    private static final double STRAIGHT = 0.25;
    private static final double LEAST_TILT = 1;
    private static final double MOST_TILT = 3;
    private static final double SQUARED = 0.4;
    private static final double WITH_MARGIN = 0.3;
    private static final Color MARGIN = new Color(220, 120, 120);

    private RuledPaper() {}

    /** A quarter of the sheets lies straight, the others are turned by 1 to 3 degrees. */
    static Sheet sheet(int width, int height, Chance chance) {
        Sheet sheet = new Sheet(width, height, Colours.paper(chance));
        double degrees =
                chance.happens(STRAIGHT)
                        ? 0
                        : (chance.happens(0.5) ? 1 : -1) * chance.between(LEAST_TILT, MOST_TILT);
        double cos = StrictMath.cos(Math.toRadians(degrees));
        double sin = StrictMath.sin(Math.toRadians(degrees));
        Color colour = Colours.ruling(chance);
        double spacing = chance.between(40, 105);
        double first = chance.between(0, spacing);
        double thickness = chance.between(1, 3.5);
        sheet.paint(colour, (x, y) -> line(cos * y - sin * x - first, spacing, thickness));
        if (chance.happens(SQUARED)) {
            sheet.paint(colour, (x, y) -> line(cos * x + sin * y - first, spacing, thickness));
        } else if (chance.happens(WITH_MARGIN)) {
            double margin = chance.between(30, 60);
            sheet.paint(MARGIN, (x, y) -> line(cos * x + sin * y - margin, 2.0 * width, 2));
        }
        return sheet;
    }

    /** How much of a pixel a line covers, of which there is one at each multiple of the spacing. */
    private static double line(double across, double spacing, double thickness) {
        double distance = Math.abs(Math.IEEEremainder(across, spacing));
        return Math.max(0, Math.min(1, (thickness + 1) / 2 - distance));
    }
}
