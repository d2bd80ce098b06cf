package org.numeral.training.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numeral.model.digit.DigitImage;

/**
 * Draws any strokes as some hand with some pen does, which are different each time: for digits, and
 * for what is no digit but should look as if the same people had written it.
 */
public final class Handwriting {

    private static final DigitStyles DIGITS = DigitStyles.load();

    private Handwriting() {}

    /**
     * Reads one stroke.
     *
     * @param line points separated by blanks, in the grammar of the resource {@code styles.txt}
     * @return the points
     * @throws IllegalArgumentException if it cannot be read
     */
    public static List<ControlPoint> stroke(String line) {
        return StyleParser.stroke(0, line);
    }

    /**
     * The strokes of a digit in one of the ways in which people write it.
     *
     * @param digit 0 to 9
     * @param chance chooses the way
     * @return the strokes
     */
    public static List<List<ControlPoint>> digit(int digit, Chance chance) {
        return DIGITS.choose(digit, chance).strokes();
    }

    /**
     * Draws strokes so that they fill a square.
     *
     * @param strokes each at least two points
     * @param chance chooses the hand and the pen
     * @param side of the square in pixels
     * @return side x side values, row by row, 0 for paper to 1 for ink, in the upper left corner
     */
    public static float[] write(List<List<ControlPoint>> strokes, Chance chance, int side) {
        Canvas canvas = draw(strokes, chance, side);
        float[] ink = new float[side * side];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = canvas.ink(i % side, i / side);
        }
        return ink;
    }

    /**
     * Makes of a drawing what MNIST's makers made of each digit.
     *
     * @param ink side x side values, row by row, 0 for paper to 1 for ink
     * @param side of the drawing in pixels
     * @return the picture; empty if there is no ink, or if it is so lopsided that ink would be cut
     *     off
     */
    public static Optional<DigitImage> normalise(float[] ink, int side) {
        Canvas canvas = new Canvas(side, ink);
        return canvas.hasInk() ? MnistNormaliser.normalise(canvas) : Optional.empty();
    }

    static Canvas draw(List<List<ControlPoint>> strokes, Chance chance, int side) {
        Hand hand = new Hand(chance);
        Pen pen = new Pen(chance);
        List<InkLine> lines = new ArrayList<>();
        for (List<ControlPoint> stroke : strokes) {
            List<Point> aims = stroke.stream().map(point -> hand.aim(point, chance)).toList();
            List<Boolean> corners = stroke.stream().map(ControlPoint::corner).toList();
            lines.add(pen.draw(Curve.through(aims, corners).stream().map(hand::place).toList()));
        }
        return Canvas.fitting(lines, side);
    }
}
