package org.numeral.model.number;

import java.util.List;
import org.numeral.model.number.Pieces.Piece;
import org.numeral.model.preprocess.Box;

/**
 * What pieces must look like to be one digit, and what it costs if they hardly do. Costs are in the
 * unit of the {@link Lattice}, where a digit that the network has no idea of costs 2.3. The figures
 * were chosen on numbers made of MNIST's training digits.
 *
 * @param height of the line
 */
record Shape(double height) {

    /** Several pieces are not one digit if they are together wider than this many heights. */
    private static final double WIDEST = 1.6;

    /** Nor if there is more room between two of them. */
    private static final double WIDEST_GAP = 0.15;

    /** Lower pieces than this share of the height are seldom a digit for themselves. */
    private static final double LOW = 0.5;

    private static final double LOW_PENALTY = 4;

    /** For a cut that costs as much as the line is high. */
    private static final double CUT_PENALTY = 0.2;

    /** For joining parts that do not touch. */
    private static final double JOIN_PENALTY = 0.2;

    /**
     * Whether pieces may be one digit; one piece always may.
     *
     * @param pieces neighbours
     * @param box around them
     */
    boolean isPossible(List<Piece> pieces, Box box) {
        if (pieces.size() == 1) {
            return true;
        }
        if (box.width() > WIDEST * height) {
            return false;
        }
        int right = pieces.get(0).box().right();
        for (Piece piece : pieces) {
            if (piece.box().x() - right > WIDEST_GAP * height) {
                return false;
            }
            right = Math.max(right, piece.box().right());
        }
        return true;
    }

    /**
     * What a digit costs for its form.
     *
     * @param pieces neighbours
     * @param box around them
     * @param rightCut cost of the cut on its right, 0 if there is none
     * @return 0 or more
     */
    double penalty(List<Piece> pieces, Box box, double rightCut) {
        double penalty = LOW_PENALTY * Math.max(0, LOW - box.height() / height) / LOW;
        for (double cut : new double[] {pieces.get(0).cut(), rightCut}) {
            penalty += CUT_PENALTY * cut / 2;
        }
        for (int i = 1; i < pieces.size(); i++) {
            penalty += pieces.get(i).part() == pieces.get(i - 1).part() ? 0 : JOIN_PENALTY;
        }
        return penalty;
    }
}
