package org.numeral.inference.page;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.numeral.inference.predict.DigitAnswer;
import org.numeral.model.digit.Prediction;

/**
 * The answer, worded and formatted; or its place, while there is none.
 *
 * @param state "empty", "sure" or "unsure"
 * @param digit 0 to 9, or a question mark
 * @param said what the picture shows
 * @param sure how sure that is
 * @param bars one for each digit
 * @param picture what the network saw, as a data: URI, or null
 * @param steps what was done to the picture
 */
@Introspected
public record AnswerView(
        String state,
        String digit,
        String said,
        String sure,
        List<Bar> bars,
        @Nullable String picture,
        List<String> steps) {

    /** Before anything was asked. */
    static final AnswerView NONE =
            new AnswerView(
                    "empty",
                    "?",
                    "Nothing to read yet",
                    "The answer appears here.",
                    bars(Collections.nCopies(Prediction.CLASSES, 0f), -1),
                    null,
                    List.of());

    static AnswerView of(DigitAnswer answer) {
        Prediction.Candidate best = answer.prediction().best();
        List<Float> probabilities = answer.prediction().probabilities();
        boolean recognised = answer.recognised();
        return new AnswerView(
                recognised ? "sure" : "unsure",
                String.valueOf(best.digit()),
                Words.said(recognised, best.digit(), best.probability()),
                Words.sure(recognised, probabilities),
                bars(probabilities, best.digit()),
                DigitPng.dataUri(answer.image()),
                answer.steps());
    }

    private static List<Bar> bars(List<Float> probabilities, int best) {
        return IntStream.range(0, probabilities.size())
                .mapToObj(
                        digit ->
                                new Bar(
                                        digit,
                                        String.format(
                                                Locale.ROOT,
                                                "%.1f%%",
                                                probabilities.get(digit) * 100),
                                        best < 0 ? "" : Words.percent(probabilities.get(digit)),
                                        digit == best))
                .toList();
    }

    /**
     * The probability of one digit.
     *
     * @param digit 0 to 9
     * @param width of the bar, as SVG writes it
     * @param text in percent
     * @param best whether no other digit is more probable
     */
    @Introspected
    public record Bar(int digit, String width, String text, boolean best) {}
}
