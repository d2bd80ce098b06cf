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

    /** Share of drawings of one stroke; most single strokes are digits. */
    private static final double SINGLE = 0.35;

    /**
     * Where the opening of a 7 points to, down to the left, in radians clockwise from the right.
     */
    private static final double SEVEN = Math.toRadians(130);

    private RandomStrokes() {}

    static List<List<ControlPoint>> draw(Chance chance) {
        if (chance.happens(SINGLE)) {
            return List.of(chance.happens(0.6) ? angle(chance) : bowl(chance));
        }
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

    /** Two straight arms in any direction that does not make a 7, too wide apart for a 1. */
    private static List<ControlPoint> angle(Chance chance) {
        double opening = opening(chance);
        double half = Math.toRadians(chance.between(18, 55));
        double first = chance.between(40, HEIGHT);
        double second = chance.between(40, HEIGHT);
        return fromOrigin(
                List.of(
                        corner(first, opening - half),
                        corner(0, 0),
                        corner(second, opening + half)));
    }

    /** Moved to where both coordinates start at 0. */
    private static List<ControlPoint> fromOrigin(List<ControlPoint> stroke) {
        double left = stroke.stream().mapToDouble(ControlPoint::x).min().orElseThrow();
        double top = stroke.stream().mapToDouble(ControlPoint::y).min().orElseThrow();
        return stroke.stream()
                .map(
                        point ->
                                new ControlPoint(
                                        point.x() - left, point.y() - top, 0, 0, point.corner()))
                .toList();
    }

    /** Any direction but that of a 7 or, for bowls, of a 2 or 7 in a round hand. */
    private static double opening(Chance chance) {
        double opening;
        do {
            opening = chance.between(0, 2 * Math.PI);
        } while (StrictMath.cos(opening - SEVEN) > 0.5);
        return opening;
    }

    private static ControlPoint corner(double distance, double angle) {
        return new ControlPoint(
                distance * StrictMath.cos(angle), distance * StrictMath.sin(angle), 0, 0, true);
    }

    /** Half of an ellipse or somewhat more: far from the closed line of a 0. */
    private static List<ControlPoint> bowl(Chance chance) {
        double length = Math.toRadians(chance.between(160, 250));
        double opening = opening(chance);
        return fromOrigin(
                arc(
                        chance.between(20, 50),
                        chance.between(30, 50),
                        opening + Math.PI - length / 2,
                        length));
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
        return arc(
                        radiusX,
                        radiusY,
                        chance.between(0, 2 * Math.PI),
                        chance.between(Math.PI / 2, 2 * Math.PI))
                .stream()
                .map(point -> new ControlPoint(x + point.x(), y + point.y(), 0, 0, false))
                .toList();
    }

    private static List<ControlPoint> arc(
            double radiusX, double radiusY, double start, double length) {
        List<ControlPoint> stroke = new ArrayList<>();
        int points = 8;
        for (int i = 0; i <= points; i++) {
            double angle = start + length * i / points;
            stroke.add(
                    new ControlPoint(
                            radiusX * StrictMath.cos(angle),
                            radiusY * StrictMath.sin(angle),
                            0,
                            0,
                            false));
        }
        return stroke;
    }
}
