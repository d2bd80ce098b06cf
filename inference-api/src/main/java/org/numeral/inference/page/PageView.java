package org.numeral.inference.page;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import org.numeral.inference.error.Problem;
import org.numeral.inference.model.ModelState;
import org.numeral.inference.model.ServedModel;
import org.numeral.inference.predict.DigitAnswer;

/**
 * What the template of the page shows, worded and formatted.
 *
 * @param offer what the page can offer here
 * @param samples pictures to try the service with
 * @param model facts about the served model, or null while there is none
 * @param waiting why there is no model, or null
 * @param notice what nobody may miss about the model, or null
 * @param answer to an upload, or its place
 * @param problem what went wrong, or null
 */
@Introspected
public record PageView(
        Offer offer,
        List<Sample> samples,
        @Nullable ModelFacts model,
        @Nullable String waiting,
        @Nullable String notice,
        AnswerView answer,
        @Nullable Problem problem) {

    static PageView of(ModelState state, Offer offer) {
        return new PageView(
                offer,
                Sample.ALL,
                state.served().map(ModelFacts::of).orElse(null),
                state.served().isPresent() ? null : state.obstacle().orElse("Please wait."),
                state.served().flatMap(ServedModel::notice).orElse(null),
                AnswerView.NONE,
                null);
    }

    PageView with(DigitAnswer found) {
        return new PageView(offer, samples, model, waiting, notice, AnswerView.of(found), null);
    }

    PageView with(Problem failure) {
        return new PageView(offer, samples, model, waiting, notice, answer, failure);
    }

    /**
     * What the page can offer here.
     *
     * @param withoutKey whether predictions and facts need no API key, which a page has not
     * @param health whether health is answered at this port
     * @param readiness what the page's scripts ask whether there is a model
     * @param feedback whether corrections are kept
     */
    @Introspected
    public record Offer(boolean withoutKey, boolean health, String readiness, boolean feedback) {}
}
