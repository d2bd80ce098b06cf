package org.numeral.model.network;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One of ND4J's custom operations with everything but the arrays that it reads and writes. Pictures
 * and activations lie as NHWC. Shapes are those of one picture, without the dimension of the batch.
 *
 * @param name by which ND4J knows it
 * @param parameters weights and biases, which follow the input
 * @param integers its integer arguments, in its order
 * @param reals its real arguments, in its order
 * @param input shape of what it reads
 * @param output shape of what it gives
 * @param inPlace whether it may write over its input
 */
record Operation(
        String name,
        List<INDArray> parameters,
        long[] integers,
        double[] reals,
        long[] input,
        long[] output,
        boolean inPlace) {

    private static final long[] NO_INTEGERS = {};
    private static final double[] NO_REALS = {};

    /** What ReLU gives for less. */
    private static final double[] ZERO = {0};

    private static final long NHWC = 1;

    /** DL4J's order of weights: output channels, input channels, height, width. */
    private static final long OIHW = 1;

    /**
     * What a convolution or pooling sees at once, and how it moves.
     *
     * @param kernel height and width, pixels
     * @param stride down and across, pixels
     * @param padding above and on the left, pixels
     * @param same whether the padding is chosen so that a stride of 1 keeps the size
     */
    record Window(int[] kernel, int[] stride, int[] padding, boolean same) {

        private long positions(long size, int dimension) {
            long step = stride[dimension];
            return same
                    ? (size + step - 1) / step
                    : (size + 2L * padding[dimension] - kernel[dimension]) / step + 1;
        }

        private long[] output(long[] input, long channels) {
            return new long[] {positions(input[0], 0), positions(input[1], 1), channels};
        }

        private long[] arguments(long tenth, long eleventh) {
            return new long[] {
                kernel[0],
                kernel[1],
                stride[0],
                stride[1],
                padding[0],
                padding[1],
                1,
                1, // dilation
                same ? 1 : 0,
                tenth,
                eleventh
            };
        }
    }

    static Operation convolution(long[] input, Window window, List<INDArray> weightsAndBias) {
        long[] output = window.output(input, weightsAndBias.get(0).size(0));
        long[] arguments = window.arguments(NHWC, OIHW);
        return new Operation("conv2d", weightsAndBias, arguments, NO_REALS, input, output, false);
    }

    static Operation maxPooling(long[] input, Window window) {
        long[] output = window.output(input, input[2]);
        long[] arguments = window.arguments(0, NHWC);
        return new Operation("maxpool2d", List.of(), arguments, NO_REALS, input, output, false);
    }

    /**
     * ND4J's operation for a whole dense layer goes a slower way, so the bias is one of its own.
     */
    static Operation product(long[] input, INDArray weights) {
        long[] output = {weights.size(1)};
        return new Operation(
                "matmul", List.of(weights), NO_INTEGERS, NO_REALS, input, output, false);
    }

    static Operation bias(long[] input, INDArray bias) {
        return new Operation("biasadd", List.of(bias), NO_INTEGERS, NO_REALS, input, input, true);
    }

    static Operation relu(long[] input) {
        return new Operation("relu", List.of(), NO_INTEGERS, ZERO, input, input, true);
    }

    static Operation softmax(long[] input) {
        return new Operation("softmax", List.of(), NO_INTEGERS, NO_REALS, input, input, true);
    }

    /**
     * Room that a batch needs.
     *
     * @param n pictures
     * @return values of its input or its output, whichever are more
     */
    long length(int n) {
        return n * Math.max(product(input), product(output));
    }

    private static long product(long[] shape) {
        long product = 1;
        for (long size : shape) {
            product *= size;
        }
        return product;
    }
}
