package org.numeral.training.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numeral.model.digit.DigitImage;

/** Draws a digit: chooses a style, a hand and a pen, and normalises the drawing. */
final class DigitPainter {

    /** Some three pixels of the canvas for each of the 20 that the digit is scaled to. */
    private static final int CANVAS_SIZE = 64;

    private final DigitStyles styles;

    DigitPainter(DigitStyles styles) {
        this.styles = styles;
    }

    DigitImage paint(int digit, Chance chance) {
        // About two drawings in a thousand are too lopsided to be one of MNIST's: draw another.
        Optional<DigitImage> image = Optional.empty();
        while (image.isEmpty()) {
            image = MnistNormaliser.normalise(draw(styles.choose(digit, chance), chance));
        }
        return image.get();
    }

    private static Canvas draw(DigitStyle style, Chance chance) {
        Hand hand = new Hand(chance);
        Pen pen = new Pen(chance);
        List<InkLine> lines = new ArrayList<>();
        for (List<ControlPoint> stroke : style.strokes()) {
            List<Point> aims = stroke.stream().map(point -> hand.aim(point, chance)).toList();
            List<Boolean> corners = stroke.stream().map(ControlPoint::corner).toList();
            lines.add(pen.draw(Curve.through(aims, corners).stream().map(hand::place).toList()));
        }
        return Canvas.fitting(lines, CANVAS_SIZE);
    }
}
