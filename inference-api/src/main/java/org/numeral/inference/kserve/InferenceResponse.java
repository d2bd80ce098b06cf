package org.numeral.inference.kserve;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The answers for all pictures of a request.
 *
 * @param modelName of the model
 * @param modelVersion id of the version that answered
 * @param id of the request; absent if it had none
 * @param outputs tensors
 */
@Serdeable
record InferenceResponse(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "numeral")
                @JsonProperty("model_name")
                String modelName,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "20261128-072631-b332")
                @JsonProperty("model_version")
                String modelVersion,
        @Nullable @Schema(example = "42") String id,
        List<Output> outputs) {

    /**
     * An output tensor.
     *
     * @param name as in the model's metadata
     * @param shape of the tensor
     * @param datatype of its elements
     * @param parameters the size of the data if they are bytes after the JSON, else absent
     * @param data flat, row by row; absent if they are bytes after the JSON
     */
    @Serdeable
    @Schema(name = "InferenceOutput")
    record Output(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "probabilities")
                    String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "[1, 10]")
                    List<Long> shape,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "FP32") String datatype,
            @Nullable TensorParameters parameters,
            @Nullable
                    @ArraySchema(
                            schema = @Schema(oneOf = {Double.class, Boolean.class, String.class}))
                    List<? extends Object> data) {}
}
