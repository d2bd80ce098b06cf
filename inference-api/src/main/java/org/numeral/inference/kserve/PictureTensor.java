package org.numeral.inference.kserve;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.numeral.model.digit.DigitImage;

/** Reads pictures out of tensors. */
final class PictureTensor {

    /** The name of the model's only input. */
    static final String NAME = "pixels";

    private static final long SIZE = DigitImage.SIZE;

    /** Without the number of pictures. */
    private static final Set<List<Long>> SHAPES =
            Set.of(List.of((long) DigitImage.PIXELS), List.of(SIZE, SIZE), List.of(1L, SIZE, SIZE));

    private PictureTensor() {}

    /**
     * The pictures of a request.
     *
     * @param request with one input
     * @param body of the request
     * @param most pictures that are accepted
     * @return one or more
     * @throws UnusableTensorException if the input is not as the model's metadata say
     */
    static List<DigitImage> read(InferenceRequest request, InferenceBody body, int most) {
        if (request.inputs() == null
                || request.inputs().size() != 1
                || request.inputs().get(0) == null) {
            throw new UnusableTensorException("Give exactly one input.");
        }
        InferenceRequest.Input input = request.inputs().get(0);
        if (input.name() != null && !NAME.equals(input.name())) {
            throw new UnusableTensorException(
                    "There is no input of that name. The input is %s.".formatted(NAME));
        }
        PictureCollector pictures = new PictureCollector(ElementType.named(input.datatype()), most);
        checkSource(input, body);
        if (input.data() == null) {
            readBinary(ElementType.named(input.datatype()), body.binary(), pictures);
        } else if (!ProtocolJson.numbers(body, "/inputs/0/data", pictures::add)) {
            throw new UnusableTensorException("The data of the input must be an array.");
        }
        List<DigitImage> images = pictures.images();
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

    /** The data must be in one place, and all of it theirs. */
    private static void checkSource(InferenceRequest.Input input, InferenceBody body) {
        if (input.parameters().sharedMemoryRegion() != null) {
            throw new UnusableTensorException(
                    "Tensors in shared memory are not taken. Send the data with the request.");
        }
        Long size = input.parameters().binaryDataSize();
        if ((size == null) == (input.data() == null)) {
            throw new UnusableTensorException(
                    "Give the input either \"data\" or the parameter \"binary_data_size\", with the bytes after the JSON.");
        }
        if (body.binaryLength() != (size == null ? 0 : size)) {
            throw new UnusableTensorException(
                    "%d bytes follow the JSON; \"binary_data_size\" says %d. %s must be the length of the JSON."
                            .formatted(
                                    body.binaryLength(),
                                    size == null ? 0 : size,
                                    InferenceBody.HEADER));
        }
    }

    private static void readBinary(ElementType type, ByteBuffer data, PictureCollector pictures) {
        if (data.remaining() % (type.bytes() * DigitImage.PIXELS) != 0) {
            throw new UnusableTensorException(
                    "The tensor has %d bytes; a picture has %d."
                            .formatted(data.remaining(), type.bytes() * DigitImage.PIXELS));
        }
        while (data.hasRemaining()) {
            pictures.add(type.read(data));
        }
    }
}
