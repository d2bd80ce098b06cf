package org.numeral.inference.kserve;

import java.nio.ByteBuffer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the elements of an input can be. */
enum ElementType {
    /** 0 for paper to 1 for ink; rounded to the 256 grey values that pictures have. */
    FP32(1, 255, Float.BYTES, ByteBuffer::getFloat),
    /** 0 for paper to 255 for ink. */
    UINT8(255, 1, Byte.BYTES, buffer -> buffer.get() & 0xFF);

    private final int most;
    private final int toGrey;
    private final int bytes;
    private final ToDoubleFunction<ByteBuffer> reader;

    ElementType(int most, int toGrey, int bytes, ToDoubleFunction<ByteBuffer> reader) {
        this.most = most;
        this.toGrey = toGrey;
        this.bytes = bytes;
        this.reader = reader;
    }

    /**
     * The type of that name.
     *
     * @throws UnusableTensorException if pictures do not have it
     */
    static ElementType named(String datatype) {
        return Stream.of(values())
                .filter(type -> type.name().equals(datatype))
                .findFirst()
                .orElseThrow(
                        () -> new UnusableTensorException("The datatype must be FP32 or UINT8."));
    }

    /** The size of one element in bytes. */
    int bytes() {
        return bytes;
    }

    /** The next element. */
    double read(ByteBuffer buffer) {
        return reader.applyAsDouble(buffer);
    }

    /**
     * The grey value of an element.
     *
     * @param value NaN for what is no number
     * @throws UnusableTensorException if it is out of range
     */
    byte grey(double value) {
        boolean whole = this == FP32 || value == Math.rint(value);
        if (!(value >= 0 && value <= most && whole)) {
            throw new UnusableTensorException(
                    "A value of the tensor is not a %s from 0 (paper) to %d (ink)."
                            .formatted(this == FP32 ? "number" : "whole number", most));
        }
        return (byte) Math.round(value * toGrey);
    }
}
