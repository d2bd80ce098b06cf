package org.numeral.inference.page;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Answers in words; the page's scripts say the same in static/js/words.js. */
final class Words {

    /** Below this, what else it could be is said too. */
    private static final float CERTAIN = 0.8f;

    /** What would be rounded to 100 %. */
    private static final float ALMOST = 0.9995f;

    private Words() {}

    /** What the picture shows. */
    static String said(boolean recognised, int digit, float confidence) {
        if (!recognised) {
            return "This does not look like a digit";
        }
        return (confidence >= CERTAIN ? "It is " : "Probably ") + named(digit);
    }

    /** How sure that is. */
    static String sure(boolean recognised, List<Float> probabilities) {
        List<Integer> ranked =
                IntStream.range(0, probabilities.size())
                        .boxed()
                        .sorted(Comparator.comparing(probabilities::get).reversed())
                        .toList();
        float first = probabilities.get(ranked.get(0));
        if (!recognised) {
            return "The best guess is %s (%s).".formatted(named(ranked.get(0)), percent(first));
        }
        if (first >= CERTAIN) {
            return "%s sure".formatted(percent(first));
        }
        return "Not sure: %s, or else %s (%s)"
                .formatted(
                        percent(first),
                        named(ranked.get(1)),
                        percent(probabilities.get(ranked.get(1))));
    }

    /** In percent; never 100 for what is less. */
    static String percent(float share) {
        return share < 1 && share >= ALMOST
                ? "> 99.9 %"
                : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private static String named(int digit) {
        return (digit == 8 ? "an " : "a ") + digit;
    }
}
