package org.numeral.training.robustness;

import java.util.List;
import org.numeral.training.synthetic.ControlPoint;

/**
 * Something that is written in strokes.
 *
 * @param family where it may be used
 * @param kind letter, shape or mark
 * @param name unique in its kind
 * @param strokes each at least two points
 */
record Glyph(
        NonDigitFamily family, NonDigitKind kind, String name, List<List<ControlPoint>> strokes) {

    Glyph {
        if (strokes.isEmpty()) {
            throw new IllegalArgumentException("glyph " + name + " has no stroke");
        }
        strokes = strokes.stream().map(List::copyOf).toList();
    }
}
