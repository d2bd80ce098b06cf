package org.numeral.training.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.numeral.model.digit.DigitImage;

/** Draws a digit: chooses a style, a hand and a pen, and normalises the drawing as MNIST's were. */
final class DigitPainter {

    /** Three pixels of the canvas for each of the 20 that the digit is scaled to. */
    private static final int CANVAS = 64;

    private static final double MARGIN = 2;

    private final DigitStyles styles;

    DigitPainter(DigitStyles styles) {
        this.styles = styles;
    }

    DigitImage paint(int digit, Chance chance) {
        DigitStyle style = styles.choose(digit, chance);
        Hand hand = new Hand(chance);
        Pen pen = new Pen(chance);
        List<List<Point>> lines = new ArrayList<>();
        for (List<ControlPoint> stroke : style.strokes()) {
            List<Point> aims = stroke.stream().map(p -> hand.aim(p, chance)).toList();
            List<Boolean> corners = stroke.stream().map(ControlPoint::corner).toList();
            lines.add(Curve.through(aims, corners).stream().map(hand::place).toList());
        }
        List<double[]> radii = lines.stream().map(pen::radii).toList();
        return MnistNormaliser.normalise(draw(lines, radii));
    }

    private static Canvas draw(List<List<Point>> lines, List<double[]> radii) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < lines.size(); i++) {
            for (int j = 0; j < lines.get(i).size(); j++) {
                Point p = lines.get(i).get(j);
                double r = radii.get(i)[j];
                left = Math.min(left, p.x() - r);
                right = Math.max(right, p.x() + r);
                top = Math.min(top, p.y() - r);
                bottom = Math.max(bottom, p.y() + r);
            }
        }
        double scale = (CANVAS - 2 * MARGIN) / Math.max(right - left, bottom - top);
        Canvas canvas = new Canvas(CANVAS);
        for (int i = 0; i < lines.size(); i++) {
            List<Point> line = lines.get(i);
            Point from = onCanvas(line.get(0), left, top, scale);
            for (int j = 1; j < line.size(); j++) {
                Point to = onCanvas(line.get(j), left, top, scale);
                canvas.paint(from, scale * radii.get(i)[j - 1], to, scale * radii.get(i)[j]);
                from = to;
            }
        }
        return canvas;
    }

    private static Point onCanvas(Point p, double left, double top, double scale) {
        return new Point((p.x() - left) * scale + MARGIN, (p.y() - top) * scale + MARGIN);
    }
}
