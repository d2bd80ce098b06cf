package org.numeral.model.number;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numeral.model.number.Pieces.Piece;
import org.numeral.model.preprocess.Box;
import org.numeral.model.preprocess.InkSheet;

/**
 * Finds the digits of a number in a picture.
 *
 * <p>The ink is divided into its connected parts. Specks are left out; pieces that are close
 * together or above each other may be one digit, as the bar of a 5; a part that is wide may be
 * several digits that touch, and is cut where its strokes are thin. Which pieces are one digit is
 * left to the network, by the {@link Lattice}.
 *
 * <p>Limits: one line of digits, about level, of at most {@value #MOST_DIGITS} digits; nothing else
 * of the size of a digit may be in the picture, no letters, commas or units. Digits whose strokes
 * run together along most of their height, or cross each other, are not told apart.
 *
 * <p>Deterministic; any number of threads may use one instance.
 */
public final class NumberPreprocessor {

    /** Longest number that is read. */
    public static final int MOST_DIGITS = 20;

    private static final int MOST_PIECES = 5 * MOST_DIGITS;

    private static final int MOST_JOINED = 8;

    /** Most images that the network is asked for, whatever the picture. */
    static final int MOST_IMAGES = MOST_PIECES * MOST_JOINED;

    private static final String NO_INK =
            "No digits were found: the picture looks blank or holds only noise. Write the digits of"
                    + " one number in a line, with a clear stroke.";

    private static final String TOO_MANY =
            "The picture holds more ink than a number of %d digits, which is the longest that is"
                    + " read. Send a picture of one number, without anything else.";

    /**
     * Looks for digits.
     *
     * @param image any size and colour model; not changed
     * @return how its ink can be divided into digits, or why it cannot
     */
    public NumberResult process(BufferedImage image) {
        Optional<InkSheet> found = InkSheet.of(image);
        if (found.isEmpty()) {
            return new NumberResult.NoInk(NO_INK);
        }
        InkSheet sheet = found.get();
        Line line = Line.of(sheet.parts());
        if (line.digits() > MOST_DIGITS || line.parts().size() > MOST_PIECES) {
            return new NumberResult.TooMany(TOO_MANY.formatted(MOST_DIGITS));
        }
        Pieces pieces = Pieces.of(sheet, line);
        if (pieces.list().size() > MOST_PIECES) {
            return new NumberResult.TooMany(TOO_MANY.formatted(MOST_DIGITS));
        }
        List<String> steps = new ArrayList<>(sheet.steps());
        if (line.dropped() > 0) {
            steps.add("dropped " + line.dropped() + " specks or edges");
        }
        steps.add("divided into %d pieces of ink".formatted(pieces.list().size()));
        return new Lattice(pieces.list().size(), candidates(sheet, pieces, line), steps);
    }

    private static List<Candidate> candidates(InkSheet sheet, Pieces pieces, Line line) {
        List<Candidate> candidates = new ArrayList<>();
        List<Piece> list = pieces.list();
        Shape shape = new Shape(line.height());
        for (int from = 0; from < list.size(); from++) {
            boolean[] belongs = new boolean[list.size() + 2];
            Box box = list.get(from).box();
            for (int to = from + 1; to <= Math.min(list.size(), from + MOST_JOINED); to++) {
                List<Piece> joined = list.subList(from, to);
                box = box.union(joined.get(joined.size() - 1).box());
                belongs[joined.get(joined.size() - 1).label()] = true;
                if (!shape.isPossible(joined, box)) {
                    break;
                }
                InkSheet.Placed digit = sheet.digit(pieces.labels(), belongs, box);
                double right = to < list.size() ? list.get(to).cut() : 0;
                candidates.add(
                        new Candidate(
                                from,
                                to,
                                digit.image(),
                                digit.box(),
                                shape.penalty(joined, box, right)));
            }
        }
        return candidates;
    }
}
