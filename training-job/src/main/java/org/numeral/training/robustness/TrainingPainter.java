package org.numeral.training.robustness;

import java.util.List;
import java.util.Optional;
import org.numeral.model.digit.DigitImage;
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

    private final Chance chance;

    TrainingPainter(Chance chance) {
        this.chance = chance;
    }

    DigitImage paint() {
        Optional<DigitImage> image = Optional.empty();
        // too lopsided to be in MNIST's form, as a few in a hundred are: draw another
        while (image.isEmpty()) {
            Ink ink = ink();
            image = Handwriting.normalise(ink.cover(), ink.side());
        }
        return image.get();
    }

    private Ink ink() {
        return switch (chance.below(8)) {
            case 0 -> glyph(NonDigitKind.LETTER);
            case 1 -> glyph(NonDigitKind.SHAPE);
            case 2 -> glyph(NonDigitKind.MARK);
            case 3 ->
                    written(
                            NonDigitKind.SCRIBBLE,
                            Scribbles.draw(NonDigitFamily.TRAINING, chance).strokes());
            case 4 ->
                    written(
                            NonDigitKind.SEVERAL_DIGITS,
                            SeveralDigits.draw(NonDigitFamily.TRAINING, chance).strokes());
            case 5, 6 -> written(NonDigitKind.MARK, RandomStrokes.draw(chance));
            default -> Spots.draw(SIDE, chance);
        };
    }

    private Ink glyph(NonDigitKind kind) {
        return written(kind, NonDigits.glyph(NonDigitFamily.TRAINING, kind, chance).strokes());
    }

    private Ink written(NonDigitKind kind, List<List<ControlPoint>> strokes) {
        return NonDigits.ink(kind, strokes, SIDE, chance);
    }
}
