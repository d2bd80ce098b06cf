package org.numeral.training.robustness;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult;
import org.numeral.training.synthetic.Chance;
import org.numeral.training.synthetic.ControlPoint;
import org.numeral.training.synthetic.Handwriting;

/**
 * Pictures that show no digit, seen through the same preprocessing as digits. No font is used: the
 * pictures are the same on every machine.
 */
public final class NonDigits {

    private static final int INK_SIDE = 140;
    private static final int MARGIN = 20;
    private static final double FILLED_SHAPES = 0.3;
    private static final List<Glyph> GLYPHS = Glyphs.load();
    private static final DigitPreprocessor PREPROCESSOR = new DigitPreprocessor();

    private NonDigits() {}

    /** A picture before the preprocessing. */
    record Drawn(NonDigitKind kind, String name, BufferedImage picture) {}

    /**
     * Draws, on all cores. The kinds take turns, so each has the same share.
     *
     * @param family of the pictures
     * @param count how many
     * @param seed the same family and seed give the same pictures, and the first ones are the same
     *     whatever the count
     * @return the pictures
     */
    public static List<NonDigit> draw(NonDigitFamily family, int count, long seed) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> seen(picture(family, i, seed)))
                .toList();
    }

    static Drawn picture(NonDigitFamily family, int index, long seed) {
        NonDigitKind kind = NonDigitKind.values()[index % NonDigitKind.values().length];
        Chance chance = new Chance(seed, family.ordinal(), index);
        return switch (kind) {
            case LETTER, SHAPE, MARK -> {
                Glyph glyph = glyph(family, kind, chance);
                yield written(kind, glyph.name(), glyph.strokes(), chance);
            }
            case SCRIBBLE -> {
                Scribbles.Scribble scribble = Scribbles.draw(family, chance);
                yield written(kind, scribble.name(), scribble.strokes(), chance);
            }
            case SEVERAL_DIGITS -> {
                SeveralDigits.Written number = SeveralDigits.draw(family, chance);
                yield written(kind, number.name(), number.strokes(), chance);
            }
            case BLANK -> new Drawn(kind, "blank", EmptySheets.blank(family, chance).image());
            case NOISE -> new Drawn(kind, "noise", EmptySheets.noise(family, chance).image());
        };
    }

    static Glyph glyph(NonDigitFamily family, NonDigitKind kind, Chance chance) {
        List<Glyph> choice =
                GLYPHS.stream().filter(g -> g.family() == family && g.kind() == kind).toList();
        return choice.get(chance.below(choice.size()));
    }

    private static Drawn written(
            NonDigitKind kind, String name, List<List<ControlPoint>> strokes, Chance chance) {
        Ink ink = ink(kind, strokes, INK_SIDE, chance);
        int side = INK_SIDE + 2 * MARGIN;
        Sheet sheet =
                new Sheet(side, side, Colours.paper(chance))
                        .write(ink, MARGIN, MARGIN, Colours.pen(chance));
        return new Drawn(kind, name, sheet.image());
    }

    /** What a pen leaves, in a square of the given side. */
    static Ink ink(NonDigitKind kind, List<List<ControlPoint>> strokes, int side, Chance chance) {
        Ink ink = new Ink(side, Handwriting.write(strokes, chance, side));
        return kind == NonDigitKind.SHAPE && chance.happens(FILLED_SHAPES) ? ink.filled() : ink;
    }

    private static NonDigit seen(Drawn drawn) {
        PreprocessingResult result = PREPROCESSOR.process(drawn.picture());
        return new NonDigit(
                drawn.kind(),
                drawn.name(),
                result instanceof PreprocessingResult.Digit digit
                        ? Optional.of(digit.image())
                        : Optional.empty());
    }
}
