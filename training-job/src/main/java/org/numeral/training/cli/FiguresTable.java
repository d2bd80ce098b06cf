package org.numeral.training.cli;

import java.util.List;
import org.numeral.model.store.ModelMetadata.ClassFigures;
import org.numeral.model.store.ModelMetadata.Figures;

/** Figures as text for a terminal. */
final class FiguresTable {

    private FiguresTable() {}

    /**
     * Accuracy, figures of each digit and the confusion matrix.
     *
     * @param figures of one set
     * @return several lines, each ended
     */
    static String format(Figures figures) {
        StringBuilder text = new StringBuilder();
        text.append(
                "  accuracy %.2f %% (95 %% confidence: %.2f to %.2f) of %,d examples%n"
                        .formatted(
                                100 * figures.accuracy(),
                                100 * figures.confidenceLow(),
                                100 * figures.confidenceHigh(),
                                figures.examples()));
        text.append("%n  digit  precision   recall       F1  examples%n".formatted());
        for (int digit = 0; digit < figures.perClass().size(); digit++) {
            ClassFigures row = figures.perClass().get(digit);
            text.append(
                    "  %5d  %9s  %7s  %7s  %8d%n"
                            .formatted(
                                    digit,
                                    percent(row.precision(), row),
                                    percent(row.recall(), row),
                                    percent(row.f1(), row),
                                    row.examples()));
        }
        text.append("%n  is \\ read as".formatted());
        for (int digit = 0; digit < figures.confusion().size(); digit++) {
            text.append("%6d".formatted(digit));
        }
        text.append("%n".formatted());
        for (int truth = 0; truth < figures.confusion().size(); truth++) {
            text.append("  %12d".formatted(truth));
            List<Integer> row = figures.confusion().get(truth);
            row.forEach(count -> text.append(count == 0 ? "     ." : "%6d".formatted(count)));
            text.append("%n".formatted());
        }
        return text.toString();
    }

    /** Of a digit that is not there, DL4J gives 0 for all of them. */
    private static String percent(double share, ClassFigures row) {
        return row.examples() == 0 ? "-" : "%.2f%%".formatted(100 * share);
    }
}
