package org.numeral.training.cli;

import org.numeral.training.evaluation.PairedComparison;

/** A comparison as text for a terminal. */
final class ComparisonTable {

    private ComparisonTable() {}

    /**
     * Both accuracies, where the two differ, and what that means.
     *
     * @param a the first version
     * @param b the second version
     * @param dataset name of the dataset
     * @param comparison of both
     * @return several lines, each ended
     */
    static String format(String a, String b, String dataset, PairedComparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append(
                "On the test set of %s, %,d examples:%n  A %s  accuracy %.2f %%%n  B %s  accuracy %.2f %%%n%n"
                        .formatted(
                                dataset,
                                comparison.examples(),
                                a,
                                100 * comparison.firstAccuracy(),
                                b,
                                100 * comparison.secondAccuracy()));
        text.append(
                "  digit  examples  only A right  only B right  both wrong, not alike%n"
                        .formatted());
        for (int digit = 0; digit < comparison.byDigit().size(); digit++) {
            text.append(row(String.valueOf(digit), comparison.byDigit().get(digit)));
        }
        text.append(
                row(
                        "all",
                        new PairedComparison.Row(
                                comparison.examples(),
                                comparison.onlyFirstRight(),
                                comparison.onlySecondRight(),
                                0,
                                comparison.differing()
                                        - comparison.onlyFirstRight()
                                        - comparison.onlySecondRight())));
        text.append(
                "%n%s%n(McNemar's test, exact, two-sided: p %s)%n"
                        .formatted(
                                comparison.sentence(a, b),
                                comparison.pValue() < 0.0001
                                        ? "below 0.0001"
                                        : "= %.4f".formatted(comparison.pValue())));
        return text.toString();
    }

    private static String row(String name, PairedComparison.Row row) {
        return "  %5s  %8d  %12d  %12d  %21d%n"
                .formatted(
                        name,
                        row.examples(),
                        row.onlyFirstRight(),
                        row.onlySecondRight(),
                        row.otherMistakes());
    }
}
