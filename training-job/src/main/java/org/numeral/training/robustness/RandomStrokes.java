package org.numeral.training.robustness;

import java.util.ArrayList;
import java.util.List;
import org.numeral.training.synthetic.Chance;
import org.numeral.training.synthetic.ControlPoint;

/**
 * Characters that nobody knows: a few straight, angular, bent or round strokes anywhere. There are
 * more signs than a list of glyphs can hold, and a network would learn those of the list by heart.
 * Rarely one of them can be taken for a digit, which does no harm.
 */
final class RandomStrokes {

    private static final double HEIGHT = 100;

    private RandomStrokes() {}

    static List<List<ControlPoint>> draw(Chance chance) {
        double width = chance.between(40, 130);
        int count = 2 + chance.below(4);
        List<List<ControlPoint>> strokes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strokes.add(
                    switch (chance.below(4)) {
                        case 0 -> through(2, true, width, chance);
                        case 1 -> through(3 + chance.below(3), true, width, chance);
                        case 2 -> through(3 + chance.below(4), false, width, chance);
                        default -> arc(width, chance);
                    });
        }
        return strokes;
    }

    private static List<ControlPoint> through(
            int points, boolean corners, double width, Chance chance) {
        List<ControlPoint> stroke = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            stroke.add(
                    new ControlPoint(
                            chance.between(0, width), chance.between(0, HEIGHT), 0, 0, corners));
        }
        return stroke;
    }

    /** A piece of an ellipse, perhaps all of it. */
    private static List<ControlPoint> arc(double width, Chance chance) {
        double radiusX = chance.between(8, width / 2);
        double radiusY = chance.between(8, HEIGHT / 2);
        double x = chance.between(radiusX, width - radiusX);
        double y = chance.between(radiusY, HEIGHT - radiusY);
        double start = chance.between(0, 2 * Math.PI);
        double length = chance.between(Math.PI / 2, 2 * Math.PI);
        List<ControlPoint> stroke = new ArrayList<>();
        int points = 8;
        for (int i = 0; i <= points; i++) {
            double angle = start + length * i / points;
            stroke.add(
                    new ControlPoint(
                            x + radiusX * StrictMath.cos(angle),
                            y + radiusY * StrictMath.sin(angle),
                            0,
                            0,
                            false));
        }
        return stroke;
    }
}
