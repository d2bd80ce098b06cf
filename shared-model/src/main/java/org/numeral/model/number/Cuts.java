package org.numeral.model.number;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.numeral.model.preprocess.Box;

/** Where a part that may be several digits which touch each other can be cut. */
final class Cuts {

    /** Narrower parts than this share of the line's height are one digit. */
    private static final double NARROW = 0.6;

    /** Cuts are this share of the line's height apart, at least, and from the part's ends. */
    private static final double APART = 0.1;

    /** How far a seam may wind, for digits that lean. */
    private static final double REACH = 0.2;

    /** A cut that costs more than this many of the line's height is none. */
    private static final double MOST_COST = 1;

    /** A part is cut in so many places for each height that it is wide. */
    private static final double PER_WIDTH = 5;

    private Cuts() {}

    /**
     * Looks for cuts.
     *
     * @param isInk of the part's box, row by row
     * @param box of the part
     * @param height of the line
     * @return seams from left to right; none if the part is one digit
     */
    static List<Seam> of(boolean[] isInk, Box box, double height) {
        if (box.width() < NARROW * height) {
            return List.of();
        }
        int apart = Math.max(2, (int) (APART * height));
        int reach = Math.max(1, (int) (REACH * height));
        int step = Math.max(1, (int) (height / 48));
        List<Seam> seams = new ArrayList<>();
        for (int x = apart; x < box.width() - apart; x += step) {
            Seam seam = Seam.around(isInk, box, x, reach, height);
            if (seam.cost() <= MOST_COST * height) {
                seams.add(seam);
            }
        }
        seams.sort(Comparator.comparingDouble(Seam::cost));
        int most = (int) Math.ceil(PER_WIDTH * box.width() / height);
        List<Seam> chosen = new ArrayList<>();
        for (Seam seam : seams) {
            if (chosen.size() < most
                    && chosen.stream().noneMatch(other -> distance(other, seam) < apart)) {
                chosen.add(seam);
            }
        }
        chosen.sort(Comparator.comparingDouble(Seam::middle));
        return chosen;
    }

    private static double distance(Seam a, Seam b) {
        return Math.abs(a.middle() - b.middle());
    }
}
