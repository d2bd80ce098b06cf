package org.numeral.model.network;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.numeral.model.runtime.NativeFloats;

/**
 * A network's first convolution, over one channel. Nobody needs the gradient at its input, which
 * DL4J computes all the same, with the one channel padded to the sixteen of a vector. So here the
 * weights' gradient is one matrix product: the patches that the kernel saw, times the gradient at
 * the output (im2col; Chellapilla, Puri and Simard, "High performance convolutional neural networks
 * for document processing", 2006).
 */
final class InputConvolution extends OneDnnConvolution {

    private static final long serialVersionUID = 1; // DL4J's layers are serializable, by name

    private final int kernelHeight;
    private final int kernelWidth;
    private final int channels;

    private transient Patches patches;

    /**
     * A layer in the place of another one.
     *
     * @param replaced as {@link OneDnnConvolution} wants it, and {@link #supports supported}
     */
    InputConvolution(ConvolutionLayer replaced) {
        super(replaced);
        kernelHeight = layerConf().getKernelSize()[0];
        kernelWidth = layerConf().getKernelSize()[1];
        channels = (int) layerConf().getNOut();
    }

    /**
     * Whether this class can take a layer's place.
     *
     * @param layer the first of its network
     * @return true if it has one input channel, a bias and NHWC, and neither padding nor strides
     */
    static boolean supports(ConvolutionLayer layer) {
        org.deeplearning4j.nn.conf.layers.ConvolutionLayer conf = layer.layerConf();
        return conf.getNIn() == 1
                && conf.hasBias()
                && conf.getCnn2dDataFormat() == CNN2DFormat.NHWC
                && conf.getConvolutionMode() != ConvolutionMode.Same
                && Arrays.stream(conf.getPadding()).allMatch(p -> p == 0)
                && Arrays.stream(conf.getStride()).allMatch(s -> s == 1);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
            INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        int n = (int) input.size(0);
        if (patches == null || patches.n != n) {
            patches = new Patches(n, (int) input.size(1), (int) input.size(2));
        }
        INDArray weightGradient = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
        INDArray biasGradient = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
        patches.multiply(input, epsilon, weightGradient, biasGradient);

        Gradient gradient = new DefaultGradient();
        gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
        gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient);
        return new Pair<>(gradient, null);
    }

    /** The matrices for one size of batch; they are kept because the size seldom changes. */
    private final class Patches {

        private final int n;
        private final int height;
        private final int width;
        private final int outHeight;
        private final int outWidth;
        private final int taps = kernelHeight * kernelWidth;
        private final float[] pixels;
        private final float[] values;

        /**
         * A row for each weight of the kernel, and one of ones, which makes the bias's gradient.
         */
        private final INDArray matrix;

        private final INDArray product;

        Patches(int n, int height, int width) {
            this.n = n;
            this.height = height;
            this.width = width;
            outHeight = height - kernelHeight + 1;
            outWidth = width - kernelWidth + 1;
            int positions = n * outHeight * outWidth;
            pixels = new float[n * height * width];
            values = new float[taps * positions];
            // outside of the workspaces that are open here, for they end with the step
            matrix = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', taps + 1, positions);
            matrix.assign(1);
            product = Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', taps + 1, channels);
        }

        void multiply(
                INDArray input, INDArray epsilon, INDArray weightGradient, INDArray biasGradient) {
            cut(input);
            INDArray rows = epsilon.reshape('c', (long) n * outHeight * outWidth, channels);
            Nd4j.gemm(matrix, rows, product, false, false, 1, 0);
            weightGradient
                    .reshape('c', channels, taps)
                    .assign(
                            product.get(NDArrayIndex.interval(0, taps), NDArrayIndex.all())
                                    .transpose());
            biasGradient.assign(product.getRow(taps, true));
        }

        /** In Java, where copying rows of pixels is faster than ND4J's im2col. */
        private void cut(INDArray input) {
            NativeFloats.read(input, 0, pixels, pixels.length);
            int to = 0;
            for (int tap = 0; tap < taps; tap++) {
                int first = tap / kernelWidth * width + tap % kernelWidth;
                for (int image = 0; image < n; image++) {
                    for (int y = 0; y < outHeight; y++, to += outWidth) {
                        int from = first + (image * height + y) * width;
                        System.arraycopy(pixels, from, values, to, outWidth);
                    }
                }
            }
            NativeFloats.write(values, matrix, 0, values.length);
        }
    }
}
