package org.numeral.training.number;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.number.Lattice;
import org.numeral.model.number.NumberDigit;
import org.numeral.model.number.NumberPreprocessor;
import org.numeral.model.number.NumberResult;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.Proportion;

/** Reads pictures of numbers as the service does. */
public final class NumberEvaluation {

    /** Of the shortest numbers. */
    public static final int LEAST_DIGITS = WrittenNumber.LEAST_DIGITS;

    private static final int LENGTHS = WrittenNumber.MOST_DIGITS - LEAST_DIGITS + 1;

    private final NumberPreprocessor preprocessor = new NumberPreprocessor();
    private final LabelledDigits digits;
    private final int examples;
    private final long seed;

    /**
     * An evaluation.
     *
     * @param digits clean digits, which the network did not learn from
     * @param examples numbers, 5 or more, as many of each length
     * @param seed of the pictures
     */
    public NumberEvaluation(LabelledDigits digits, int examples, long seed) {
        if (examples < LENGTHS) {
            throw new IllegalArgumentException("%d numbers".formatted(examples));
        }
        this.digits = digits;
        this.examples = examples;
        this.seed = seed;
    }

    /**
     * Evaluates.
     *
     * @param spacing of the digits
     * @param classifier the network; not closed
     * @return the figures
     */
    public NumberFigures evaluate(Spacing spacing, DigitClassifier classifier) {
        List<WrittenNumber> numbers =
                IntStream.range(0, examples)
                        .parallel()
                        .mapToObj(i -> WrittenNumber.draw(digits, spacing, seed, i))
                        .toList();
        List<NumberResult> results =
                numbers.parallelStream().map(n -> preprocessor.process(n.image())).toList();
        List<String> answers = results.stream().map(result -> read(result, classifier)).toList();
        List<Proportion> byLength = new ArrayList<>();
        for (int i = 0; i < LENGTHS; i++) {
            int length = i;
            byLength.add(right(numbers, answers, at -> at % LENGTHS == length));
        }
        return new NumberFigures(
                spacing,
                right(numbers, answers, at -> true),
                Proportion.of(
                        IntStream.range(0, examples)
                                .filter(
                                        i ->
                                                answers.get(i).length()
                                                        == numbers.get(i).number().length())
                                .count(),
                        examples),
                byLength);
    }

    private Proportion right(
            List<WrittenNumber> numbers, List<String> answers, IntPredicate which) {
        long all = IntStream.range(0, examples).filter(which).count();
        long hits =
                IntStream.range(0, examples)
                        .filter(which)
                        .filter(i -> answers.get(i).equals(numbers.get(i).number()))
                        .count();
        return Proportion.of(hits, all);
    }

    private static String read(NumberResult result, DigitClassifier classifier) {
        if (!(result instanceof Lattice lattice)) {
            return "";
        }
        return lattice.read(classifier.classify(lattice.images())).stream()
                .map(NumberDigit::prediction)
                .map(prediction -> String.valueOf(prediction.best().digit()))
                .collect(Collectors.joining());
    }
}
