package org.numeral.inference.predict;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.numeral.inference.explain.Explanation;
import org.numeral.model.digit.Prediction;

/**
 * The digit that was recognised, or the best guess for a picture that does not look like one.
 *
 * @param prediction the digit, 0 to 9
 * @param confidence its probability, 0 to 1
 * @param probabilities of the digits 0 to 9; index is the digit
 * @param recognised whether the picture looks like a digit; if not, the prediction is no more than
 *     the best guess. Always true for a model without a threshold
 * @param modelVersion id of the model that answered
 * @param steps what was done to the picture before the network saw it, in order
 * @param notice what to know about the model, such as that it was not trained on handwriting;
 *     absent if there is nothing
 * @param explanation why; absent unless it was asked for with explain=true
 */
@Serdeable
public record PredictionResponse(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        minimum = "0",
                        maximum = "9",
                        example = "7")
                int prediction,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        minimum = "0",
                        maximum = "1",
                        example = "0.998")
                float confidence,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example =
                                "[0.0001, 0.0002, 0.0005, 0.0001, 0.0001, 0.0001, 0.0001, 0.9985, 0.0002, 0.0001]")
                List<Float> probabilities,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "true") boolean recognised,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "20261128-072631-b332")
                String modelVersion,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "[\"inverted\", \"scaled into 20x20\"]")
                List<String> steps,
        @Nullable String notice,
        @Nullable Explanation explanation) {

    static PredictionResponse of(DigitAnswer answer) {
        return of(answer, null);
    }

    static PredictionResponse of(ExplainedAnswer explained) {
        return of(explained.answer(), explained.explanation());
    }

    private static PredictionResponse of(DigitAnswer answer, @Nullable Explanation explanation) {
        Prediction.Candidate best = answer.prediction().best();
        return new PredictionResponse(
                best.digit(),
                best.probability(),
                answer.prediction().probabilities(),
                answer.recognised(),
                answer.model().id(),
                answer.steps(),
                answer.model().notice().orElse(null),
                explanation);
    }
}
