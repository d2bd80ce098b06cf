package org.numeral.training.robustness;

import java.util.ArrayList;
import java.util.List;
import org.numeral.training.synthetic.Chance;
import org.numeral.training.synthetic.ControlPoint;

/** Lines that mean nothing, each process in one family only. */
final class Scribbles {

    private Scribbles() {}

    /** A process and what it draws. */
    record Scribble(String name, List<List<ControlPoint>> strokes) {}

    static Scribble draw(NonDigitFamily family, Chance chance) {
        boolean first = chance.happens(0.5);
        return switch (family) {
            case TRAINING ->
                    first
                            ? new Scribble("wandering", List.of(wandering(chance)))
                            : new Scribble("tangle", List.of(tangle(chance)));
            case TEST ->
                    first
                            ? new Scribble("hatching", List.of(hatching(chance)))
                            : new Scribble("coil", List.of(coil(chance)));
        };
    }

    /** A pen that goes on and turns this way and that. */
    private static List<ControlPoint> wandering(Chance chance) {
        List<ControlPoint> line = new ArrayList<>();
        double x = 50;
        double y = 50;
        double direction = chance.between(0, 2 * Math.PI);
        double turn = 0;
        int length = 30 + chance.below(40);
        for (int i = 0; i < length; i++) {
            line.add(point(x, y));
            turn = 0.7 * turn + 0.5 * chance.bell();
            // back towards the middle, so that the line crosses itself
            direction += turn;
            x += 16 * StrictMath.cos(direction) - 0.12 * (x - 50);
            y += 16 * StrictMath.sin(direction) - 0.12 * (y - 50);
        }
        return line;
    }

    /** Smoothly through places all over the sheet. */
    private static List<ControlPoint> tangle(Chance chance) {
        List<ControlPoint> line = new ArrayList<>();
        int length = 10 + chance.below(12);
        for (int i = 0; i < length; i++) {
            line.add(point(chance.between(0, 100), chance.between(0, 100)));
        }
        return line;
    }

    /** To and fro, as something is crossed out. */
    private static List<ControlPoint> hatching(Chance chance) {
        List<ControlPoint> line = new ArrayList<>();
        int strokes = 7 + chance.below(10);
        double height = chance.between(40, 100);
        for (int i = 0; i < strokes; i++) {
            double y = (i % 2 == 0 ? 0 : height) + 6 * chance.bell();
            line.add(
                    new ControlPoint(
                            100.0 * i / strokes + 3 * chance.bell(), y, 0, 0, chance.happens(0.7)));
        }
        return line;
    }

    /** Loops side by side. */
    private static List<ControlPoint> coil(Chance chance) {
        List<ControlPoint> line = new ArrayList<>();
        int loops = 3 + chance.below(4);
        double radius = chance.between(25, 50);
        double step = chance.between(18, 34); // less would make a thick 0
        for (int i = 0; i <= 8 * loops; i++) {
            double angle = Math.PI * i / 4;
            line.add(
                    point(
                            radius * StrictMath.cos(angle) + step * i / 8 + 2 * chance.bell(),
                            radius * StrictMath.sin(angle) + 2 * chance.bell()));
        }
        return line;
    }

    private static ControlPoint point(double x, double y) {
        return new ControlPoint(x, y, 0, 0, false);
    }
}
