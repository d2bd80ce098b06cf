package org.numeral.inference.page;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.numeral.inference.error.Problem;
import org.numeral.inference.model.ModelState;
import org.numeral.inference.model.ServedModel;
import org.numeral.inference.predict.DigitAnswer;
import org.numeral.model.digit.Prediction;
import org.numeral.model.store.ModelMetadata;

/**
 * What the template of the page shows, worded and formatted.
 *
 * @param offer what the page can offer here
 * @param model facts about the served model, or null while there is none
 * @param waiting why there is no model, or null
 * @param notice what nobody may miss about the model, or null
 * @param result the answer to an upload, or null
 * @param problem what went wrong, or null
 */
@Introspected
public record PageView(
        Offer offer,
        @Nullable Model model,
        @Nullable String waiting,
        @Nullable String notice,
        @Nullable Result result,
        @Nullable Problem problem) {

    static PageView of(ModelState state, Offer offer) {
        return new PageView(
                offer,
                state.served().map(Model::of).orElse(null),
                state.served().isPresent() ? null : state.obstacle().orElse("Please wait."),
                state.served().flatMap(ServedModel::notice).orElse(null),
                null,
                null);
    }

    PageView with(DigitAnswer answer) {
        return new PageView(offer, model, waiting, notice, Result.of(answer), null);
    }

    PageView with(Problem failure) {
        return new PageView(offer, model, waiting, notice, null, failure);
    }

    /**
     * What the page can offer here.
     *
     * @param withoutKey whether predictions and facts need no API key, which a page has not
     * @param health whether health is answered at this port
     */
    @Introspected
    public record Offer(boolean withoutKey, boolean health) {}

    /**
     * The served model.
     *
     * @param id of the version
     * @param accuracy in words, with its confidence interval
     */
    @Introspected
    public record Model(String id, String accuracy) {

        static Model of(ServedModel served) {
            ModelMetadata.Figures test = served.metadata().test();
            return new Model(
                    served.id(),
                    String.format(
                            Locale.ROOT,
                            "%.2f %% of %,d test pictures of %s right (95 %% confidence: %.2f to %.2f %%)",
                            test.accuracy() * 100,
                            test.examples(),
                            served.metadata().dataset().name(),
                            test.confidenceLow() * 100,
                            test.confidenceHigh() * 100));
        }
    }

    /**
     * The answer to an upload.
     *
     * @param recognised whether the picture looks like a digit
     * @param digit 0 to 9; the best guess if it does not
     * @param confidence in percent, as text
     * @param bars one for each digit
     * @param picture what the network saw, as a data: URI
     * @param steps what was done to the picture
     */
    @Introspected
    public record Result(
            boolean recognised,
            int digit,
            String confidence,
            List<Bar> bars,
            String picture,
            List<String> steps) {

        static Result of(DigitAnswer answer) {
            Prediction.Candidate best = answer.prediction().best();
            List<Float> probabilities = answer.prediction().probabilities();
            return new Result(
                    answer.recognised(),
                    best.digit(),
                    percent(best.probability()),
                    IntStream.range(0, probabilities.size())
                            .mapToObj(
                                    digit ->
                                            new Bar(
                                                    digit,
                                                    probabilities.get(digit),
                                                    percent(probabilities.get(digit)),
                                                    digit == best.digit()))
                            .toList(),
                    DigitPng.dataUri(answer.image()),
                    answer.steps());
        }
    }

    /**
     * The probability of one digit.
     *
     * @param digit 0 to 9
     * @param value 0 to 1
     * @param text in percent
     * @param best whether no other digit is more probable
     */
    @Introspected
    public record Bar(int digit, float value, String text, boolean best) {}

    private static String percent(float probability) {
        return String.format(Locale.ROOT, "%.1f %%", probability * 100);
    }
}
