package org.numeral.training.synthetic;

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
            image =
                    MnistNormaliser.normalise(
                            Handwriting.draw(
                                    styles.choose(digit, chance).strokes(), chance, CANVAS_SIZE));
        }
        return image.get();
    }
}
