package org.numeral.inference.predict;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.numeral.inference.error.Problem;

/**
 * An answer or a problem for each of several pictures.
 *
 * @param results in the order of the pictures
 */
@Serdeable
record BatchResponse(List<Result> results) {

    /**
     * What became of one picture.
     *
     * @param index of the picture in the request, from 0
     * @param name of its file; absent if it had none
     * @param answer absent if there is a problem
     * @param problem absent if there is an answer
     */
    @Serdeable
    @Schema(name = "BatchResult")
    record Result(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0") int index,
            @Nullable @Schema(example = "digit.png") String name,
            @Nullable PredictionResponse answer,
            @Nullable Problem problem) {}
}
