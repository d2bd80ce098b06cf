package org.numeral.inference.kserve;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An error as these protocols have it.
 *
 * @param error what went wrong and what to do about it
 */
@Serdeable
record ErrorBody(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "No model of that name is served here; the model is 'numeral'.")
                String error) {}
