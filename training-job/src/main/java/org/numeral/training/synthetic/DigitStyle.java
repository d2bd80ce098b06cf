package org.numeral.training.synthetic;

import java.util.List;

/**
 * One way in which people write a digit.
 *
 * @param digit 0 to 9
 * @param name what is particular about it
 * @param share how often it is chosen, relative to the digit's other styles
 * @param strokes each at least two points; drawn with the pen lifted in between
 */
record DigitStyle(int digit, String name, int share, List<List<ControlPoint>> strokes) {

    DigitStyle {
        if (share < 1) {
            throw new IllegalArgumentException("style " + name + " has the share " + share);
        }
        if (strokes.isEmpty()) {
            throw new IllegalArgumentException("style " + name + " has no stroke");
        }
        strokes = strokes.stream().map(List::copyOf).toList();
    }
}
