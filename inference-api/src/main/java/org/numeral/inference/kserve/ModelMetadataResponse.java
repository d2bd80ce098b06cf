package org.numeral.inference.kserve;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.numeral.inference.model.ServedModel;
import org.numeral.model.digit.DigitImage;

/**
 * What a model takes and gives.
 *
 * @param name of the model
 * @param versions ids of those that are served
 * @param platform that computes it
 * @param inputs tensors; one of these forms at a time
 * @param outputs tensors
 */
@Serdeable
record ModelMetadataResponse(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "numeral") String name,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "[\"20261128-072631-b332\"]")
                List<String> versions,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "deeplearning4j")
                String platform,
        List<Tensor> inputs,
        List<Tensor> outputs) {

    private static final String PLATFORM = "deeplearning4j";

    static ModelMetadataResponse of(String name, ServedModel model) {
        return new ModelMetadataResponse(
                name,
                List.of(model.id()),
                PLATFORM,
                List.of(
                        new Tensor(
                                PictureTensor.NAME,
                                "FP32",
                                List.of(-1L, (long) DigitImage.PIXELS))),
                Stream.of(OutputTensor.values()).map(OutputTensor::description).toList());
    }

    /**
     * A tensor.
     *
     * @param name of the tensor
     * @param datatype of its elements
     * @param shape -1 for any number of pictures
     */
    @Serdeable
    @Schema(name = "TensorMetadata")
    record Tensor(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "pixels") String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "FP32") String datatype,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "[-1, 784]")
                    List<Long> shape) {}
}
