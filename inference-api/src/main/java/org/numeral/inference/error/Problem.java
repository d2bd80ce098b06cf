package org.numeral.inference.error;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An error as RFC 9457 describes it.
 *
 * @param type a URN that names the kind of problem, or about:blank where the status says it all
 * @param title the kind of problem in a few words
 * @param status the HTTP status
 * @param detail what went wrong this time, and what to do about it
 * @param instance the path that was asked for
 */
@Serdeable
@Schema(description = "An error (RFC 9457); detail says what went wrong and what to do about it")
public record Problem(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "urn:numeral:no-ink")
                String type,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "No ink found") String title,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "422") int status,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "The picture is blank. Send one with a digit in it.")
                String detail,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "/predict")
                String instance) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The type of a problem that its status describes completely. */
    public static final String NO_TYPE = "about:blank";
}
