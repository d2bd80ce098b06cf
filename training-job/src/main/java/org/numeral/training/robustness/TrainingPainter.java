package org.numeral.training.robustness;

import java.util.List;
import java.util.Optional;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.Chance;
import org.numeral.training.synthetic.ControlPoint;
import org.numeral.training.synthetic.Handwriting;

/**
 * Draws pictures of the training family to train with. They are brought into MNIST's form as its
 * makers did with digits, without paper, light and the preprocessing that removes both: that takes
 * a twentieth of the time.
 */
final class TrainingPainter {

    /** Some three pixels for each of the 20 that a drawing is scaled to. */
    private static final int SIDE = 64;

    private final SpoiledDigits spoiled;

    /**
     * A painter for any number of threads.
     *
     * @param digits some pictures are made of these
     */
    TrainingPainter(LabelledDigits digits) {
        this.spoiled = new SpoiledDigits(digits);
    }

    DigitImage paint(Chance chance) {
        Optional<DigitImage> image = Optional.empty();
        // too lopsided to be in MNIST's form, as a few in a hundred are: draw another
        while (image.isEmpty()) {
            image = draw(chance);
        }
        return image.get();
    }

    private Optional<DigitImage> draw(Chance chance) {
        return switch (chance.below(13)) {
            case 0, 1 -> glyph(NonDigitKind.LETTER, chance);
            case 2 -> glyph(NonDigitKind.SHAPE, chance);
            case 3 -> glyph(NonDigitKind.MARK, chance);
            case 4 ->
                    written(
                            NonDigitKind.SCRIBBLE,
                            Scribbles.draw(NonDigitFamily.TRAINING, chance).strokes(),
                            chance);
            case 5 ->
                    written(
                            NonDigitKind.SEVERAL_DIGITS,
                            SeveralDigits.draw(NonDigitFamily.TRAINING, chance).strokes(),
                            chance);
            case 6, 7, 8 -> written(NonDigitKind.MARK, RandomStrokes.draw(chance), chance);
            case 9 -> written(NonDigitKind.SHAPE, RandomShapes.draw(chance), chance);
            case 10, 11 -> spoiled.draw(chance);
            default -> normalised(Spots.draw(SIDE, chance));
        };
    }

    private static Optional<DigitImage> glyph(NonDigitKind kind, Chance chance) {
        return written(
                kind, NonDigits.glyph(NonDigitFamily.TRAINING, kind, chance).strokes(), chance);
    }

    private static Optional<DigitImage> written(
            NonDigitKind kind, List<List<ControlPoint>> strokes, Chance chance) {
        return normalised(NonDigits.ink(kind, strokes, SIDE, chance));
    }

    private static Optional<DigitImage> normalised(Ink ink) {
        return Handwriting.normalise(ink.cover(), ink.side());
    }
}
