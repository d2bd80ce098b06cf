package org.numeral.training.robustness;

import java.util.ArrayList;
import java.util.List;

/**
 * Reduces strokes to lines (T. Y. Zhang and C. Y. Suen, <i>A fast parallel algorithm for thinning
 * digital patterns</i>, 1984).
 */
final class Thinning {

    private Thinning() {}

    /**
     * Thins.
     *
     * @param ink which pixels of a square picture are ink; those at its edge count as paper
     * @param side of it
     * @return lines that are mostly one pixel wide
     */
    static boolean[] skeleton(boolean[] ink, int side) {
        boolean[] on = new boolean[ink.length];
        for (int y = 1; y < side - 1; y++) {
            System.arraycopy(ink, y * side + 1, on, y * side + 1, side - 2);
        }
        boolean changed = true;
        while (changed) {
            changed = peel(on, side, 0) | peel(on, side, 1);
        }
        return on;
    }

    private static boolean peel(boolean[] on, int side, int pass) {
        int[] around = {-side, -side + 1, 1, side + 1, side, side - 1, -1, -side - 1};
        List<Integer> gone = new ArrayList<>();
        for (int at = side + 1; at < on.length - side - 1; at++) {
            if (!on[at]) {
                continue;
            }
            int neighbours = 0;
            int changes = 0;
            for (int i = 0; i < 8; i++) {
                boolean here = on[at + around[i]];
                neighbours += here ? 1 : 0;
                changes += !here && on[at + around[(i + 1) % 8]] ? 1 : 0;
            }
            boolean up = on[at - side];
            boolean right = on[at + 1];
            boolean down = on[at + side];
            boolean left = on[at - 1];
            boolean edge =
                    pass == 0
                            ? !(up && right && down) && !(right && down && left)
                            : !(up && right && left) && !(up && down && left);
            if (neighbours >= 2 && neighbours <= 6 && changes == 1 && edge) {
                gone.add(at);
            }
        }
        gone.forEach(at -> on[at] = false);
        return !gone.isEmpty();
    }
}
