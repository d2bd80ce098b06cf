package org.numeral.inference.predict;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Collectors;
import org.numeral.model.digit.Prediction;
import org.numeral.model.number.NumberDigit;

/**
 * The number that was read.
 *
 * @param number its digits, best guesses among them, from left to right
 * @param recognised whether all of them look like digits
 * @param digits one for each character of the number
 * @param width of the picture in pixels, turned upright if its EXIF data say so
 * @param height of the picture in pixels
 * @param modelVersion id of the model that answered
 * @param steps what was done to the picture before the network saw it, in order
 * @param notice what to know about the model; absent if there is nothing
 */
@Serdeable
public record NumberResponse(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2047") String number,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "true") boolean recognised,
        List<ReadDigit> digits,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "640") int width,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "200") int height,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "20261128-072631-b332")
                String modelVersion,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "[\"inverted\", \"divided into 4 pieces of ink\"]")
                List<String> steps,
        @Nullable String notice) {

    static NumberResponse of(NumberAnswer answer) {
        List<ReadDigit> digits =
                answer.digits().stream()
                        .map(digit -> ReadDigit.of(digit, answer.recognises(digit)))
                        .toList();
        return new NumberResponse(
                digits.stream()
                        .map(digit -> String.valueOf(digit.prediction()))
                        .collect(Collectors.joining()),
                digits.stream().allMatch(ReadDigit::recognised),
                digits,
                answer.width(),
                answer.height(),
                answer.model().id(),
                answer.steps(),
                answer.model().notice().orElse(null));
    }

    /**
     * One digit of a number.
     *
     * @param prediction the digit, 0 to 9
     * @param confidence its probability, 0 to 1
     * @param probabilities of the digits 0 to 9; index is the digit
     * @param recognised whether it looks like a digit; if not, the prediction is the best guess
     * @param box around its ink
     */
    @Serdeable
    public record ReadDigit(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            minimum = "0",
                            maximum = "9",
                            example = "2")
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
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "true")
                    boolean recognised,
            PixelBox box) {

        static ReadDigit of(NumberDigit digit, boolean recognised) {
            Prediction.Candidate best = digit.prediction().best();
            return new ReadDigit(
                    best.digit(),
                    best.probability(),
                    digit.prediction().probabilities(),
                    recognised,
                    new PixelBox(
                            digit.box().x(),
                            digit.box().y(),
                            digit.box().width(),
                            digit.box().height()));
        }
    }

    /**
     * A rectangle in the picture's pixels.
     *
     * @param x of its left column, from 0
     * @param y of its top row, from 0
     * @param width in pixels, 1 or more
     * @param height in pixels, 1 or more
     */
    @Serdeable
    public record PixelBox(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "49") int x,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "32") int y,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "79") int width,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "80") int height) {}
}
