package org.numeral.inference.kserve;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.numeral.model.digit.DigitImage;

/**
 * Pictures as a tensor, and which outputs are wanted.
 *
 * @param id comes back in the answer
 * @param parameters of the whole request
 * @param inputs exactly one tensor
 * @param outputs by name; all if there are none
 */
@Serdeable
record InferenceRequest(
        @Nullable @Schema(example = "42") String id,
        @Nullable TensorParameters parameters,
        @Nullable List<Input> inputs,
        @Nullable List<Wanted> outputs) {

    /** An absent object is one without parameters. */
    InferenceRequest {
        parameters = Objects.requireNonNullElse(parameters, TensorParameters.NONE);
    }

    /**
     * An input tensor.
     *
     * @param name as in the model's metadata
     * @param shape [n, 784], [n, 28, 28] or [n, 1, 28, 28]
     * @param datatype FP32, 0 for paper to 1 for ink, or UINT8, 0 to 255
     * @param parameters of the tensor
     * @param data flat or nested, row by row; absent if they are bytes after the JSON
     */
    @Serdeable
    @Schema(name = "InferenceInput")
    record Input(
            @Nullable @Schema(example = "pixels") String name,
            @Nullable @Schema(example = "[1, 784]") List<Long> shape,
            @Nullable @Schema(example = "FP32") String datatype,
            @Nullable TensorParameters parameters,
            @Nullable @ArraySchema(schema = @Schema(type = "number")) TensorData data) {

        /** An absent object is one without parameters. */
        Input {
            parameters = Objects.requireNonNullElse(parameters, TensorParameters.NONE);
        }
    }

    /**
     * A wanted output.
     *
     * @param name as in the model's metadata
     * @param parameters how it is wanted
     */
    @Serdeable
    @Schema(name = "WantedOutput")
    record Wanted(
            @Nullable @Schema(example = "probabilities") String name,
            @Nullable TensorParameters parameters) {

        /** An absent object is one without parameters. */
        Wanted {
            parameters = Objects.requireNonNullElse(parameters, TensorParameters.NONE);
        }
    }

    /**
     * What a body without JSON asks for: one picture's answer, as bytes.
     *
     * @param size of the body in bytes
     */
    static InferenceRequest raw(long size) {
        Input input =
                new Input(
                        PictureTensor.NAME,
                        List.of(1L, (long) DigitImage.PIXELS),
                        ElementType.FP32.name(),
                        TensorParameters.ofSize(size),
                        null);
        return new InferenceRequest(
                null, new TensorParameters(null, null, true, null, null), List.of(input), null);
    }
}
