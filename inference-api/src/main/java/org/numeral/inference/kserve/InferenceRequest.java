package org.numeral.inference.kserve;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Pictures as a tensor, and which outputs are wanted. Parameters are taken and ignored.
 *
 * @param id comes back in the answer
 * @param inputs exactly one tensor
 * @param outputs by name; all if there are none
 */
@Serdeable
record InferenceRequest(
        @Nullable String id, @Nullable List<Input> inputs, @Nullable List<Wanted> outputs) {

    /**
     * An input tensor.
     *
     * @param name any
     * @param shape [n, 784], [n, 28, 28] or [n, 1, 28, 28]
     * @param datatype FP32, 0 for paper to 1 for ink, or UINT8, 0 to 255
     * @param data flat or nested, row by row
     */
    @Serdeable
    @Schema(name = "InferenceInput")
    record Input(
            @Nullable @Schema(example = "pixels") String name,
            @Nullable List<Long> shape,
            @Nullable @Schema(example = "FP32") String datatype,
            @Nullable @ArraySchema(schema = @Schema(type = "number")) JsonNode data) {}

    /**
     * A wanted output.
     *
     * @param name as in the model's metadata
     */
    @Serdeable
    @Schema(name = "WantedOutput")
    record Wanted(@Nullable String name) {}
}
