package org.numeral.inference.kserve;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The body of an inference request: JSON, and after it the data of tensors as bytes if there are
 * any.
 *
 * @param bytes all of it; not copied
 * @param jsonLength how many of them are JSON; 0 if all are the data of one picture
 */
record InferenceBody(byte[] bytes, int jsonLength) {

    /** Says where the JSON ends, in requests and answers. */
    static final String HEADER = "Inference-Header-Content-Length";

    /**
     * A body as it arrived.
     *
     * @param bytes all of it
     * @param headers the values of {@value #HEADER}; without one the body is JSON
     * @throws UnusableTensorException if the header is no length within the body
     */
    static InferenceBody of(byte[] bytes, List<String> headers) {
        if (headers.isEmpty()) {
            return new InferenceBody(bytes, bytes.length);
        }
        String length = headers.get(0);
        if (headers.size() > 1
                || !length.matches("[0-9]{1,9}")
                || Integer.parseInt(length) > bytes.length) {
            throw new UnusableTensorException(
                    "%s must be the length of the JSON in bytes, at most the %d that the body has."
                            .formatted(HEADER, bytes.length));
        }
        return new InferenceBody(bytes, Integer.parseInt(length));
    }

    /** How many bytes come after the JSON. */
    int binaryLength() {
        return bytes.length - jsonLength;
    }

    /** What comes after the JSON, in the byte order of the extension. */
    ByteBuffer binary() {
        return ByteBuffer.wrap(bytes, jsonLength, binaryLength()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
