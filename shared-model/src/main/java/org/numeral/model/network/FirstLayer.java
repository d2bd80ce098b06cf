package org.numeral.model.network;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.numeral.model.digit.DigitImage;

/**
 * What a network's first convolution makes of a picture, computed in plain Java from a copy of its
 * weights: half a millisecond, any number of threads, no native memory. Normalization that follows
 * is in the weights, and ReLU is applied at once, though the networks here have it after the
 * pooling: that is the same, for both only keep what is larger.
 */
public final class FirstLayer {

    private final int side;
    private final int kernel;
    private final int padding;
    private final float[][] filters;
    private final float[] biases;

    private FirstLayer(int kernel, int padding, float[][] filters, float[] biases) {
        this.side = DigitImage.SIZE + 2 * padding - kernel + 1;
        this.kernel = kernel;
        this.padding = padding;
        this.filters = filters;
        this.biases = biases;
    }

    /**
     * Copies the weights of a network.
     *
     * @param network with folded normalization
     * @return its first layer, or empty if that is no convolution with a square kernel that moves
     *     by one pixel
     */
    static Optional<FirstLayer> of(MultiLayerNetwork network) {
        if (!(network.getLayer(0) instanceof ConvolutionLayer layer)) {
            return Optional.empty();
        }
        var conf = layer.layerConf();
        int kernel = conf.getKernelSize()[0];
        int[] once = {1, 1};
        boolean isSame = conf.getConvolutionMode() == ConvolutionMode.Same;
        int padding = isSame ? (kernel - 1) / 2 : conf.getPadding()[0];
        if (conf.getKernelSize()[1] != kernel
                || isSame && kernel % 2 == 0
                || !isSame && conf.getPadding()[1] != padding
                || !Arrays.equals(conf.getStride(), once)
                || !Arrays.equals(conf.getDilation(), once)
                || !conf.hasBias()
                || conf.getNIn() != 1) {
            return Optional.empty();
        }
        INDArray weights = layer.getParam(WEIGHT_KEY); // [filter, 1, row, column]
        INDArray bias = layer.getParam(BIAS_KEY);
        float[][] filters = new float[(int) conf.getNOut()][kernel * kernel];
        float[] biases = new float[filters.length];
        for (int filter = 0; filter < filters.length; filter++) {
            biases[filter] = bias.getFloat(filter);
            for (int i = 0; i < filters[filter].length; i++) {
                filters[filter][i] = weights.getFloat(filter, 0, i / kernel, i % kernel);
            }
        }
        return Optional.of(new FirstLayer(kernel, padding, filters, biases));
    }

    /**
     * Width and height of a map.
     *
     * @return pixels
     */
    public int side() {
        return side;
    }

    /**
     * The maps of a picture, one for each filter.
     *
     * @param image what the network sees
     * @return values of 0 or more, row by row
     */
    public List<float[]> maps(DigitImage image) {
        int stride = DigitImage.SIZE + 2 * padding;
        float[] pixels = new float[DigitImage.PIXELS];
        image.writeTo(pixels, 0);
        float[] padded = new float[stride * stride];
        for (int y = 0; y < DigitImage.SIZE; y++) {
            System.arraycopy(
                    pixels,
                    y * DigitImage.SIZE,
                    padded,
                    (y + padding) * stride + padding,
                    DigitImage.SIZE);
        }
        return IntStream.range(0, filters.length)
                .mapToObj(filter -> map(padded, stride, filter))
                .toList();
    }

    private float[] map(float[] padded, int stride, int filter) {
        float[] map = new float[side * side];
        Arrays.fill(map, biases[filter]);
        for (int i = 0; i < kernel * kernel; i++) {
            float weight = filters[filter][i];
            for (int y = 0; y < side; y++) {
                int from = (y + i / kernel) * stride + i % kernel;
                for (int x = 0; x < side; x++) {
                    map[y * side + x] += weight * padded[from + x];
                }
            }
        }
        for (int i = 0; i < map.length; i++) {
            map[i] = Math.max(0, map[i]);
        }
        return map;
    }
}
