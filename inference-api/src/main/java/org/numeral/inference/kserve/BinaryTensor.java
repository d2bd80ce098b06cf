package org.numeral.inference.kserve;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes tensors as bytes, as Triton's binary tensor data extension has them. */
final class BinaryTensor {

    private BinaryTensor() {}

    /**
     * The elements one after the other, little-endian; texts with their length before them.
     *
     * @param elements Float, Long, Boolean or String
     * @return the bytes
     */
    static byte[] bytes(List<?> elements) {
        ByteBuffer buffer =
                ByteBuffer.allocate(elements.stream().mapToInt(BinaryTensor::size).sum())
                        .order(ByteOrder.LITTLE_ENDIAN);
        elements.forEach(element -> put(buffer, element));
        return buffer.array();
    }

    private static int size(Object element) {
        if (element instanceof String text) {
            return Integer.BYTES + text.getBytes(StandardCharsets.UTF_8).length;
        }
        if (element instanceof Boolean) {
            return 1;
        }
        return element instanceof Float ? Float.BYTES : Long.BYTES;
    }

    private static void put(ByteBuffer buffer, Object element) {
        if (element instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            buffer.putInt(bytes.length).put(bytes);
        } else if (element instanceof Boolean truth) {
            buffer.put((byte) (truth ? 1 : 0));
        } else if (element instanceof Float number) {
            buffer.putFloat(number);
        } else {
            buffer.putLong((Long) element);
        }
    }
}
