package org.numeral.inference.kserve;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.numeral.model.digit.DigitImage;

/** Reads pictures out of tensors. */
final class PictureTensor {

    private static final long SIZE = DigitImage.SIZE;

    /** Without the number of pictures. */
    private static final Set<List<Long>> SHAPES =
            Set.of(List.of((long) DigitImage.PIXELS), List.of(SIZE, SIZE), List.of(1L, SIZE, SIZE));

    private static final int MOST_GREY = 255;

    /** Of the elements. */
    enum Type {
        /** 0 for paper to 1 for ink; rounded to the 256 grey values that pictures have. */
        FP32(1, MOST_GREY),
        /** 0 for paper to 255 for ink. */
        UINT8(MOST_GREY, 1);

        private final int most;
        private final int toGrey;

        Type(int most, int toGrey) {
            this.most = most;
            this.toGrey = toGrey;
        }

        byte grey(JsonNode element) {
            double value = element.isNumber() ? element.getDoubleValue() : Double.NaN;
            boolean whole = this == FP32 || value == Math.rint(value);
            if (!(value >= 0 && value <= most && whole)) {
                throw new UnusableTensorException(
                        "A value of the tensor is not a %s from 0 (paper) to %d (ink)."
                                .formatted(this == FP32 ? "number" : "whole number", most));
            }
            return (byte) Math.round(value * toGrey);
        }
    }

    private PictureTensor() {}

    /**
     * The pictures of a request.
     *
     * @param request with one input
     * @param most pictures that are accepted
     * @return one or more
     * @throws UnusableTensorException if the input is not as the model's metadata say
     */
    static List<DigitImage> read(InferenceRequest request, int most) {
        if (request.inputs() == null || request.inputs().size() != 1) {
            throw new UnusableTensorException("Give exactly one input.");
        }
        InferenceRequest.Input input = request.inputs().get(0);
        if (input == null || input.data() == null) {
            throw new UnusableTensorException(
                    "The input has no data. Tensors as binary data are not taken, only as JSON.");
        }
        List<DigitImage> images = read(input.data(), type(input.datatype()), most);
        List<Long> shape = input.shape();
        if (shape == null
                || shape.isEmpty()
                || !SHAPES.contains(shape.subList(1, shape.size()))
                || !Long.valueOf(images.size()).equals(shape.get(0))) {
            throw new UnusableTensorException(
                    "The shape must be [n, 784], [n, 28, 28] or [n, 1, 28, 28]; the data are those of %d pictures."
                            .formatted(images.size()));
        }
        return images;
    }

    /**
     * The pictures in a flat or nested array.
     *
     * @param data the array
     * @param type of its elements
     * @param most pictures that are accepted
     * @return one or more
     * @throws UnusableTensorException if there are none, too many, or a part of one
     */
    static List<DigitImage> read(JsonNode data, Type type, int most) {
        List<DigitImage> images = new ArrayList<>();
        byte[] pixels = new byte[DigitImage.PIXELS];
        int filled = fill(data, type, pixels, 0, images, most);
        if (filled != 0 || images.isEmpty()) {
            throw new UnusableTensorException(
                    "The data must be 1 to %d pictures of %d numbers."
                            .formatted(most, DigitImage.PIXELS));
        }
        return images;
    }

    /** Adds each picture that gets full; returns how much of the next there is. */
    private static int fill(
            JsonNode data,
            Type type,
            byte[] pixels,
            int filled,
            List<DigitImage> images,
            int most) {
        if (!data.isArray()) {
            pixels[filled] = type.grey(data);
            if (filled + 1 < pixels.length) {
                return filled + 1;
            }
            if (images.size() == most) {
                throw new UnusableTensorException(
                        "There are more than %d pictures.".formatted(most));
            }
            images.add(DigitImage.of(pixels));
            return 0;
        }
        int now = filled;
        for (JsonNode element : data.values()) {
            now = fill(element, type, pixels, now, images, most);
        }
        return now;
    }

    private static Type type(String datatype) {
        for (Type type : Type.values()) {
            if (type.name().equals(datatype)) {
                return type;
            }
        }
        throw new UnusableTensorException("The datatype must be FP32 or UINT8.");
    }
}
