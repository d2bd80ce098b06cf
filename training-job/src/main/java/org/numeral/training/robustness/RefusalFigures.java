package org.numeral.training.robustness;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.training.calibration.Abstention;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.evaluation.Proportion;

/**
 * What a rule refuses: pictures that show no digit, rightly, and digits, wrongly.
 *
 * @param rule of the version
 * @param digits of the digits, the share that is refused
 * @param nonDigits of each kind of other pictures, the share that is refused; a picture without ink
 *     is
 */
public record RefusalFigures(
        AbstentionRule rule, Proportion digits, Map<NonDigitKind, Proportion> nonDigits) {

    /** Copies the map and checks that every kind is there. */
    public RefusalFigures {
        Map<NonDigitKind, Proportion> copy = new EnumMap<>(NonDigitKind.class);
        copy.putAll(nonDigits);
        if (copy.size() < NonDigitKind.values().length) {
            throw new IllegalArgumentException("not all kinds: " + copy.keySet());
        }
        nonDigits = Collections.unmodifiableMap(copy);
    }

    /**
     * Evaluates a rule on pictures of the test family, which no training has seen.
     *
     * @param rule of the version
     * @param classifier its network; not closed
     * @param digits clean digits, which the network did not learn from
     * @param examples pictures of each kind, 1 or more
     * @param seed of the pictures
     * @return the figures
     */
    public static RefusalFigures of(
            AbstentionRule rule,
            ParallelClassifier classifier,
            LabelledDigits digits,
            int examples,
            long seed) {
        double refused = Abstention.refusedShare(rule, classifier.probabilities(digits));
        List<NonDigit> others =
                NonDigits.draw(NonDigitFamily.TEST, examples * NonDigitKind.values().length, seed);
        return new RefusalFigures(
                rule,
                Proportion.of(Math.round(refused * digits.size()), digits.size()),
                NonDigitRefusals.of(others, rule, classifier));
    }

    /**
     * The share of all kinds of pictures that show no digit, each with the same weight.
     *
     * @return 0 to 1
     */
    public double average() {
        return nonDigits.values().stream().mapToDouble(Proportion::value).average().orElseThrow();
    }

    /**
     * A line for each kind, the average, and the digits.
     *
     * @return several lines, each ended
     */
    public String format() {
        StringBuilder text = new StringBuilder();
        text.append("  %-16s  %8s%n".formatted("no digit", "refused"));
        nonDigits.forEach((kind, share) -> text.append(line(kind.label(), share.value())));
        text.append(line("average", average()));
        return text.append(line("digits", digits.value())).toString();
    }

    private static String line(String name, double share) {
        return "  %-16s  %6.2f %%%n".formatted(name, 100 * share);
    }
}
