package org.numeral.training.robustness;

import java.util.ArrayList;
import java.util.List;
import org.numeral.training.synthetic.Chance;
import org.numeral.training.synthetic.ControlPoint;

/**
 * Closed outlines that nobody has a name for: stars, splinters and blots, to be filled or not.
 * Their radius varies too much for a 0, and they are about as wide as high, as a 1 is not.
 */
final class RandomShapes {

    private static final double RADIUS = 50;

    /** The next corner's direction differs from an even division by up to this share of it. */
    private static final double UNEVENNESS = 0.3;

    private RandomShapes() {}

    static List<List<ControlPoint>> draw(Chance chance) {
        int corners = 2 * (3 + chance.below(4));
        boolean sharp = chance.happens(0.7);
        double least = chance.between(0.2, 0.6);
        double turn = chance.between(0, 2 * Math.PI);
        List<ControlPoint> outline = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double uneven = chance.between(-UNEVENNESS, UNEVENNESS);
            double angle = turn + 2 * Math.PI * (i + uneven) / corners;
            // every second one far out
            double radius =
                    RADIUS
                            * (i % 2 == 0
                                    ? chance.between(0.8, 1)
                                    : least * chance.between(0.7, 1.3));
            outline.add(
                    new ControlPoint(
                            RADIUS + radius * StrictMath.cos(angle),
                            RADIUS + radius * StrictMath.sin(angle),
                            0,
                            0,
                            sharp));
        }
        outline.add(outline.get(0));
        return List.of(outline);
    }
}
