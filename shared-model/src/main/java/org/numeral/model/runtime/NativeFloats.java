package org.numeral.model.runtime;

import java.lang.ref.Reference;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Copies between ND4J's native memory and Java arrays, where plain loops are compiled to vector
 * instructions. A copy costs little beside many of ND4J's own kernels that go value by value.
 *
 * <p>Each method holds on to the array until it has copied: a pointer does not, and the memory of
 * an array that nobody refers to may be freed at any time.
 */
public final class NativeFloats {

    private NativeFloats() {}

    /**
     * Reads values.
     *
     * @param array FP32, its values one after another in memory (no strided view)
     * @param from index of the first value, in the order of memory
     * @param target receives them from its index 0 on
     * @param count how many
     */
    public static void read(INDArray array, long from, float[] target, int count) {
        at(array, from, count).get(target, 0, count);
        Reference.reachabilityFence(array);
    }

    /**
     * Writes values.
     *
     * @param source values from its index 0 on
     * @param array FP32, its values one after another in memory (no strided view)
     * @param from index of the first value, in the order of memory
     * @param count how many
     */
    public static void write(float[] source, INDArray array, long from, int count) {
        at(array, from, count).put(source, 0, count);
        Reference.reachabilityFence(array);
    }

    /**
     * Reads values as their bits ({@link Float#floatToRawIntBits}).
     *
     * @param array FP32, its values one after another in memory (no strided view)
     * @param target receives them from its index 0 on
     * @param count how many
     */
    public static void readBits(INDArray array, int[] target, int count) {
        new IntPointer(at(array, 0, count)).get(target, 0, count);
        Reference.reachabilityFence(array);
    }

    /**
     * Writes values given as their bits ({@link Float#intBitsToFloat}).
     *
     * @param source bits from its index 0 on
     * @param array FP32, its values one after another in memory (no strided view)
     * @param count how many
     */
    public static void writeBits(int[] source, INDArray array, int count) {
        new IntPointer(at(array, 0, count)).put(source, 0, count);
        Reference.reachabilityFence(array);
    }

    private static FloatPointer at(INDArray array, long from, int count) {
        if (from < 0 || from + count > array.length()) {
            throw new IndexOutOfBoundsException(
                    "values %d to %d of %d".formatted(from, from + count, array.length()));
        }
        FloatPointer buffer = (FloatPointer) array.data().pointer();
        return buffer.getPointer(FloatPointer.class, array.offset() + from);
    }
}
