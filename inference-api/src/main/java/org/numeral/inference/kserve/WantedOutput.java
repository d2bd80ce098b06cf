package org.numeral.inference.kserve;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.numeral.inference.predict.DigitAnswer;
import org.numeral.model.digit.Prediction;

/**
 * An output that a request asks for.
 *
 * @param tensor which
 * @param classes so many most probable digits instead of the tensor's elements, or 0
 * @param binary whether it is to be given as bytes after the JSON
 */
record WantedOutput(OutputTensor tensor, int classes, boolean binary) {

    /** Of answers by class, text such as "0.98:7". */
    private static final String TEXT = "BYTES";

    /**
     * What a request asks for.
     *
     * @return without repetitions, in the request's order
     * @throws UnusableTensorException if there is no such output
     */
    static List<WantedOutput> of(InferenceRequest request) {
        boolean binary = Boolean.TRUE.equals(request.parameters().binaryDataOutput());
        if (request.outputs() == null || request.outputs().isEmpty()) {
            return Stream.of(OutputTensor.values())
                    .map(tensor -> new WantedOutput(tensor, 0, binary))
                    .toList();
        }
        List<WantedOutput> outputs =
                request.outputs().stream().map(output -> of(output, binary)).distinct().toList();
        if (outputs.stream().map(WantedOutput::tensor).distinct().count() < outputs.size()) {
            throw new UnusableTensorException(
                    "An output is asked for twice, in different forms. Ask for each one once.");
        }
        return outputs;
    }

    private static WantedOutput of(InferenceRequest.Wanted output, boolean binary) {
        OutputTensor tensor = OutputTensor.named(output == null ? null : output.name());
        TensorParameters parameters = output.parameters();
        if (parameters.sharedMemoryRegion() != null) {
            throw new UnusableTensorException(
                    "Outputs in shared memory are not given. Ask for them in the answer.");
        }
        Integer classes = parameters.classification();
        if (classes != null
                && (tensor != OutputTensor.PROBABILITIES
                        || classes < 1
                        || classes > Prediction.CLASSES)) {
            throw new UnusableTensorException(
                    "\"classification\" can be 1 to %d, for the output %s only."
                            .formatted(
                                    Prediction.CLASSES, OutputTensor.PROBABILITIES.tensorName()));
        }
        return new WantedOutput(
                tensor,
                Objects.requireNonNullElse(classes, 0),
                Objects.requireNonNullElse(parameters.binaryData(), binary));
    }

    /** The elements, row by row: Float, Long, Boolean or String. */
    List<?> elements(List<DigitAnswer> answers) {
        return answers.stream()
                .flatMap(answer -> classes == 0 ? tensor.values(answer) : best(answer))
                .toList();
    }

    private Stream<String> best(DigitAnswer answer) {
        return answer.prediction().topK(classes).stream()
                .map(candidate -> candidate.probability() + ":" + candidate.digit());
    }

    /**
     * The tensor without its elements.
     *
     * @param pictures how many were asked about
     * @param parameters of the tensor, or null
     * @param data its elements, or null if they follow the JSON
     */
    InferenceResponse.Output output(int pictures, TensorParameters parameters, List<?> data) {
        return new InferenceResponse.Output(
                tensor.tensorName(),
                classes == 0 ? tensor.shape(pictures) : List.of((long) pictures, (long) classes),
                classes == 0 ? tensor.datatype() : TEXT,
                parameters,
                data);
    }
}
