package org.numeral.inference.kserve;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.numeral.inference.predict.DigitAnswer;
import org.numeral.model.digit.Prediction;

/** The tensors that an answer can have. */
enum OutputTensor {
    /** The probabilities of the ten digits. */
    PROBABILITIES(
            "probabilities",
            "FP32",
            List.of((long) Prediction.CLASSES),
            answer -> answer.prediction().probabilities().stream()),

    /** The most probable digit. */
    DIGIT(
            "digit",
            "INT64",
            List.of(),
            answer -> Stream.of((long) answer.prediction().best().digit())),

    /** Whether the picture looks like a digit at all. */
    RECOGNISED("recognised", "BOOL", List.of(), answer -> Stream.of(answer.recognised()));

    private final String tensorName;
    private final String datatype;
    private final List<Long> shapeOfOne;
    private final Function<DigitAnswer, Stream<?>> values;

    OutputTensor(
            String tensorName,
            String datatype,
            List<Long> shapeOfOne,
            Function<DigitAnswer, Stream<?>> values) {
        this.tensorName = tensorName;
        this.datatype = datatype;
        this.shapeOfOne = shapeOfOne;
        this.values = values;
    }

    /**
     * The tensor of that name.
     *
     * @throws UnusableTensorException if there is none
     */
    static OutputTensor named(String name) {
        return Stream.of(values())
                .filter(tensor -> tensor.tensorName.equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnusableTensorException(
                                        "There is no output of that name. The outputs are %s."
                                                .formatted(
                                                        String.join(
                                                                ", ",
                                                                Stream.of(values())
                                                                        .map(t -> t.tensorName)
                                                                        .toList()))));
    }

    String tensorName() {
        return tensorName;
    }

    String datatype() {
        return datatype;
    }

    /** The elements of one picture's answer. */
    Stream<?> values(DigitAnswer answer) {
        return values.apply(answer);
    }

    /** The shape for a number of pictures, -1 for any. */
    List<Long> shape(long pictures) {
        return Stream.concat(Stream.of(pictures), shapeOfOne.stream()).toList();
    }

    ModelMetadataResponse.Tensor description() {
        return new ModelMetadataResponse.Tensor(tensorName, datatype, shape(-1));
    }
}
