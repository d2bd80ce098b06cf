package org.numeral.training.evaluation;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.numeral.model.digit.Prediction;
import org.numeral.training.data.LabelledDigits;

/**
 * Two classifiers' answers to the same pictures, counted in pairs.
 *
 * @param byDigit ten rows, index is the true digit
 */
public record PairedComparison(List<Row> byDigit) {

    /** A difference with a smaller p-value is called significant. */
    public static final double SIGNIFICANCE = 0.05;

    /** Copies the rows and checks that there are ten, and pictures at all. */
    public PairedComparison {
        byDigit = List.copyOf(byDigit);
        if (byDigit.size() != Prediction.CLASSES) {
            throw new IllegalArgumentException(
                    "there are %d rows, not %d".formatted(byDigit.size(), Prediction.CLASSES));
        }
        if (byDigit.stream().allMatch(row -> row.examples() == 0)) {
            throw new IllegalArgumentException("there are no pictures to compare on");
        }
    }

    /**
     * The pictures of one digit. What is in none of the last four was answered rightly by both.
     *
     * @param examples number of pictures
     * @param onlyFirstRight the first classifier is right, the second wrong
     * @param onlySecondRight the other way round
     * @param sameMistake both are wrong with the same answer
     * @param otherMistakes both are wrong with different answers
     */
    public record Row(
            int examples,
            int onlyFirstRight,
            int onlySecondRight,
            int sameMistake,
            int otherMistakes) {

        /** Checks the counts. */
        public Row {
            if (Math.min(
                            Math.min(onlyFirstRight, onlySecondRight),
                            Math.min(sameMistake, otherMistakes))
                    < 0) {
                throw new IllegalArgumentException("a count is negative");
            }
            if (onlyFirstRight + onlySecondRight + sameMistake + otherMistakes > examples) {
                throw new IllegalArgumentException("the counts exceed the number of pictures");
            }
        }

        /**
         * Pictures that the two answer differently.
         *
         * @return the number
         */
        public int differing() {
            return onlyFirstRight + onlySecondRight + otherMistakes;
        }
    }

    /**
     * Compares.
     *
     * @param digits what was classified, at least one
     * @param first the first classifier's answers, one digit for each picture
     * @param second the second one's
     * @return the counts
     * @throws IllegalArgumentException if the lengths differ or there are no pictures
     */
    public static PairedComparison of(LabelledDigits digits, int[] first, int[] second) {
        if (first.length != digits.size() || second.length != digits.size()) {
            throw new IllegalArgumentException(
                    "%d and %d answers to %d pictures"
                            .formatted(first.length, second.length, digits.size()));
        }
        return new PairedComparison(
                IntStream.range(0, Prediction.CLASSES)
                        .mapToObj(digit -> row(digits, digit, first, second))
                        .toList());
    }

    private static Row row(LabelledDigits digits, int digit, int[] first, int[] second) {
        int examples = 0;
        int onlyFirst = 0;
        int onlySecond = 0;
        int same = 0;
        int other = 0;
        for (int i = 0; i < digits.size(); i++) {
            if (digits.label(i) != digit) {
                continue;
            }
            examples++;
            if (first[i] == digit && second[i] != digit) {
                onlyFirst++;
            } else if (first[i] != digit && second[i] == digit) {
                onlySecond++;
            } else if (first[i] != digit && first[i] == second[i]) {
                same++;
            } else if (first[i] != digit) {
                other++;
            }
        }
        return new Row(examples, onlyFirst, onlySecond, same, other);
    }

    /**
     * Number of pictures.
     *
     * @return 1 or more
     */
    public int examples() {
        return sum(Row::examples);
    }

    /**
     * Pictures that only the first classifier got right.
     *
     * @return the number
     */
    public int onlyFirstRight() {
        return sum(Row::onlyFirstRight);
    }

    /**
     * Pictures that only the second classifier got right.
     *
     * @return the number
     */
    public int onlySecondRight() {
        return sum(Row::onlySecondRight);
    }

    /**
     * Pictures that the two answer differently, rightly or not.
     *
     * @return the number
     */
    public int differing() {
        return sum(Row::differing);
    }

    /**
     * How many more mistakes the second one makes.
     *
     * @return negative if it makes fewer
     */
    public int moreMistakesOfSecond() {
        return onlyFirstRight() - onlySecondRight();
    }

    /**
     * The first one's share of right answers.
     *
     * @return 0 to 1
     */
    public double firstAccuracy() {
        return share(examples() - bothWrong() - onlySecondRight());
    }

    /**
     * The second one's share of right answers.
     *
     * @return 0 to 1
     */
    public double secondAccuracy() {
        return share(examples() - bothWrong() - onlyFirstRight());
    }

    /**
     * How probable such a difference is between equally good classifiers.
     *
     * @return the two-sided p-value of {@link McNemar}
     */
    public double pValue() {
        return McNemar.different(onlyFirstRight(), onlySecondRight());
    }

    /**
     * How probable it is that an equally good second classifier looks as bad as this.
     *
     * @return the one-sided p-value of {@link McNemar}
     */
    public double pValueSecondIsWorse() {
        return McNemar.secondIsWorse(onlyFirstRight(), onlySecondRight());
    }

    /**
     * What the figures mean.
     *
     * @param first name of the first classifier
     * @param second name of the second
     * @return a sentence
     */
    public String sentence(String first, String second) {
        if (differing() == 0) {
            return "%s and %s give the same answers to all %,d pictures."
                    .formatted(first, second, examples());
        }
        if (onlyFirstRight() == onlySecondRight()) {
            return "%s and %s make equally many mistakes: nothing speaks for either."
                    .formatted(first, second);
        }
        boolean firstBetter = onlyFirstRight() > onlySecondRight();
        int more = Math.abs(moreMistakesOfSecond());
        String numbers =
                "%s makes %,d mistake%s fewer in %,d than %s"
                        .formatted(
                                firstBetter ? first : second,
                                more,
                                more == 1 ? "" : "s",
                                examples(),
                                firstBetter ? second : first);
        return pValue() < SIGNIFICANCE
                ? "%s: significantly better, since chance alone makes such a difference in %s of cases."
                        .formatted(numbers, percent(pValue()))
                : "%s, which proves nothing: chance alone makes such a difference in %s of cases."
                        .formatted(numbers, percent(pValue()));
    }

    /** Never "0.0 %": nothing is impossible. */
    private static String percent(double share) {
        return share < 0.001 ? "less than 0.1 %" : "%.1f %%".formatted(100 * share);
    }

    private int bothWrong() {
        return sum(row -> row.sameMistake() + row.otherMistakes());
    }

    private double share(int count) {
        return (double) count / examples();
    }

    private int sum(ToIntFunction<Row> count) {
        return byDigit.stream().mapToInt(count).sum();
    }
}
