package org.numeral.inference.predict;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/** Chooses what is made of a picture, by the parameters of a request. */
@Singleton
final class Answering {

    static final String DIGIT = "digit";
    static final String NUMBER = "number";

    private final DigitReader digits;
    private final NumberReader numbers;
    private final ExplainingReader explaining;

    Answering(DigitReader digits, NumberReader numbers, ExplainingReader explaining) {
        this.digits = digits;
        this.numbers = numbers;
        this.explaining = explaining;
    }

    /**
     * What to make of the picture. Wrong parameters are answered when the picture is there: an
     * answer before the end of a request costs a client that sends first and reads then its
     * connection.
     *
     * @param mode "digit" or "number"; absent for "digit"
     * @param explain "true" or "false"; absent for "false"
     * @return makes the body of the response, or is {@link UnusableQueryException}
     */
    PictureReader<?> of(@Nullable String mode, @Nullable String explain) {
        if (mode != null && !mode.equals(DIGIT) && !mode.equals(NUMBER)) {
            return refusal(
                    "mode is neither digit, which is one digit and the default, nor number, which is several digits in a line.");
        }
        if (explain != null && !explain.equals("true") && !explain.equals("false")) {
            return refusal("explain is neither true nor false, which is the default.");
        }
        boolean explains = "true".equals(explain);
        if (!NUMBER.equals(mode)) {
            return explains
                    ? explaining.map(PredictionResponse::of)
                    : digits.map(PredictionResponse::of);
        }
        return explains
                ? refusal(
                        "explain=true is for single digits and cannot be combined with mode=number. Leave one of them out.")
                : numbers.map(NumberResponse::of);
    }

    private static PictureReader<Object> refusal(String message) {
        return (picture, model) -> Mono.error(() -> new UnusableQueryException(message));
    }
}
