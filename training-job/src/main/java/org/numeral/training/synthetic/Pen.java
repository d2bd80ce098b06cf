package org.numeral.training.synthetic;

import java.util.List;

/**
 * The width of the line: thin or thick by writer, uneven along the stroke, for some pens wider in
 * one direction (a nib), and often thinner towards a stroke's ends.
 *
 * <p>The usual width and its spread give the drawings as much ink as MNIST's training digits have.
 */
final class Pen {

    private final double radius;
    private final Waves pressure;
    private final Waves roughness;
    private final double nib;
    private final double nibX;
    private final double nibY;
    private final double startTaper;
    private final double endTaper;

    Pen(Chance chance) {
        radius = Math.max(4, 7.6 * StrictMath.exp(0.30 * chance.bell()));
        pressure = new Waves(chance, chance.between(0, 0.16), 40);
        roughness = new Waves(chance, chance.between(0, 0.8), 8);
        nib = chance.happens(0.3) ? chance.between(0, 0.4) : 0;
        double angle = chance.between(0, Math.PI);
        nibX = StrictMath.cos(angle);
        nibY = StrictMath.sin(angle);
        startTaper = chance.happens(0.4) ? chance.between(0.2, 0.9) : 1;
        endTaper = chance.happens(0.5) ? chance.between(0.2, 0.9) : 1;
    }

    /** Draws a stroke, at least two points. */
    InkLine draw(List<Point> stroke) {
        int n = stroke.size();
        double[] radii = new double[n];
        for (int i = 0; i < n; i++) {
            Point p = stroke.get(i);
            Point before = stroke.get(Math.max(0, i - 1));
            Point after = stroke.get(Math.min(n - 1, i + 1));
            double length = Math.max(1e-6, before.distance(after));
            double across =
                    ((after.x() - before.x()) * nibY - (after.y() - before.y()) * nibX) / length;
            double width = radius * (1 + pressure.at(p)) * (1 - nib * (1 - Math.abs(across)));
            width *= taper(startTaper, i, n) * taper(endTaper, n - 1 - i, n);
            radii[i] = Math.max(2.5, width + roughness.at(p));
        }
        return new InkLine(stroke, radii);
    }

    /** Thinner over the outer quarter of the stroke. */
    private static double taper(double atEnd, int steps, int n) {
        double part = Math.min(1, 4.0 * steps / n);
        return atEnd + (1 - atEnd) * part;
    }
}
