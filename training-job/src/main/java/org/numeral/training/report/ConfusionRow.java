package org.numeral.training.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of the confusion matrix.
 *
 * @param digit the true one
 * @param cells one for each predicted digit
 * @param total number of pictures of this digit
 */
record ConfusionRow(int digit, List<Cell> cells, String total) {

    private static final int SHADES = 4;

    ConfusionRow {
        cells = List.copyOf(cells);
    }

    /**
     * A cell.
     *
     * @param text the count
     * @param style name of its style: right, none, or e1 (few errors) to e4 (many)
     */
    record Cell(String text, String style) {}

    static List<ConfusionRow> of(List<List<Integer>> counts) {
        int most = 1;
        for (int truth = 0; truth < counts.size(); truth++) {
            for (int predicted = 0; predicted < counts.size(); predicted++) {
                if (truth != predicted) {
                    most = Math.max(most, counts.get(truth).get(predicted));
                }
            }
        }
        List<ConfusionRow> rows = new ArrayList<>();
        for (int truth = 0; truth < counts.size(); truth++) {
            List<Cell> cells = new ArrayList<>();
            long total = 0;
            for (int predicted = 0; predicted < counts.size(); predicted++) {
                int count = counts.get(truth).get(predicted);
                total += count;
                cells.add(new Cell(Words.count(count), style(truth == predicted, count, most)));
            }
            rows.add(new ConfusionRow(truth, cells, Words.count(total)));
        }
        return rows;
    }

    private static String style(boolean right, int count, int most) {
        if (right) {
            return "right";
        }
        return count == 0 ? "none" : "e" + (int) Math.ceil((double) count * SHADES / most);
    }
}
