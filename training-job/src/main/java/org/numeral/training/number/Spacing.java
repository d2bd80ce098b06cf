package org.numeral.training.number;

import org.numeral.training.synthetic.Chance;

/** How far the digits of a number are from each other. */
public enum Spacing {
    /** With room between their boxes, of 5 to 40 % of their height. */
    APART {
        @Override
        int gap(double height, int touching, Chance chance) {
            return (int) (height * chance.between(0.05, 0.4));
        }
    },

    /**
     * As close as the boxes of close writing, which overlap by up to 10 % of the height or leave up
     * to 5 % free; few of the strokes touch.
     */
    CLOSE {
        @Override
        int gap(double height, int touching, Chance chance) {
            return (int) (height * chance.between(-0.1, 0.05));
        }
    },

    /** Every digit touches the one before it: their strokes overlap by up to 5 % of the height. */
    TOUCHING {
        @Override
        int gap(double height, int touching, Chance chance) {
            return touching - (int) Math.ceil(height * chance.between(0, 0.05));
        }
    };

    /**
     * The room between a digit's box and the next one's.
     *
     * @param height of a digit, pixels
     * @param touching the room at which their strokes just touch
     * @param chance for this digit
     * @return pixels; negative if the boxes overlap
     */
    abstract int gap(double height, int touching, Chance chance);
}
