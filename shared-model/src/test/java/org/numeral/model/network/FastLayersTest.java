package org.numeral.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deeplearning4j.nn.api.Layer.Type.CONVOLUTIONAL;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.numeral.model.network.NetworkArchitecture.TrainingSettings;
import org.numeral.model.runtime.ComputePath;
import org.numeral.model.runtime.NativeRuntime;

/** The replaced layers give DL4J's outputs and gradients. */
class FastLayersTest {

    /** Of gradients that are added up in another order. */
    private static final double ROUNDING = 1e-4;

    /**
     * A value next to 0, or the greater of two that are nearly equal, may come out on the other
     * side of ReLU or max-pooling, which changes a gradient in about every second draw of a large
     * network. A wrong formula changes it in every one.
     */
    private static final double FLIPPED = 0.05;

    private static final int DRAWS = 10;

    @BeforeAll
    static void needsOneDnn() {
        assumeTrue(NativeRuntime.start().path() == ComputePath.ONEDNN, "no oneDNN path here");
    }

    @ParameterizedTest
    @EnumSource
    void replacesEveryConvolution(NetworkArchitecture architecture) {
        try (Pair pair = new Pair(architecture.configure(new TrainingSettings(1, 1)))) {
            assertThat(pair.lean.getLayers())
                    .noneMatch(
                            layer ->
                                    layer.type() == CONVOLUTIONAL
                                            && !(layer instanceof OneDnnConvolution));
            assertThat(pair.lean.getLayer(0)).isInstanceOf(InputConvolution.class);
            pair.assertSame(28, 28);
        }
    }

    static List<ConvolutionLayer.Builder> convolutions() {
        return List.of(
                new ConvolutionLayer.Builder(3, 3),
                new ConvolutionLayer.Builder(2, 5),
                new ConvolutionLayer.Builder(5, 5).padding(2, 2),
                new ConvolutionLayer.Builder(3, 3).stride(2, 2),
                new ConvolutionLayer.Builder(3, 3).convolutionMode(ConvolutionMode.Same),
                new ConvolutionLayer.Builder(3, 3).hasBias(false));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void agreeForEachKindOfConvolution(ConvolutionLayer.Builder first) {
        ConvolutionLayer.Builder second = new ConvolutionLayer.Builder(3, 3);
        try (Pair pair = new Pair(network(first, second))) {
            pair.assertSame(11, 14);
        }
    }

    static List<ConvolutionLayer.Builder> others() {
        return List.of(
                new ConvolutionLayer.Builder(3, 3).activation(Activation.RELU),
                new ConvolutionLayer.Builder(3, 3).dilation(2, 2),
                new ConvolutionLayer.Builder(3, 3).dropOut(0.5),
                new ConvolutionLayer.Builder(3, 3).weightNoise(new DropConnect(0.5)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void leavesWhatItCannotReplace(ConvolutionLayer.Builder first) {
        try (Pair pair = new Pair(network(first, new ConvolutionLayer.Builder(3, 3)))) {
            assertThat(pair.lean.getLayer(0)).hasSameClassAs(pair.usual.getLayer(0));
            assertThat(pair.lean.getLayer(1)).isInstanceOf(OneDnnConvolution.class);
        }
    }

    @Test
    void agreeWithBatchNormalization() {
        ListBuilder layers =
                builder()
                        .layer(convolution(new ConvolutionLayer.Builder(3, 3), 5))
                        .layer(normalization())
                        .layer(new ActivationLayer(Activation.RELU))
                        .layer(convolution(new ConvolutionLayer.Builder(3, 3), 7))
                        .layer(new ActivationLayer(Activation.RELU))
                        .layer(normalization())
                        .layer(new DenseLayer.Builder().nOut(6).build())
                        .layer(new BatchNormalization.Builder().useLogStd(false).build());
        try (Pair pair = new Pair(finish(layers))) {
            assertThat(pair.lean.getLayer(1)).isInstanceOf(VectorisedBatchNormalization.class);
            assertThat(pair.lean.getLayer(2)).isInstanceOf(VectorisedRelu.class);
            // running figures that differ from the initial ones
            for (String name : List.of("1_mean", "1_var", "5_mean", "5_var", "1_gamma", "5_beta")) {
                INDArray values = Nd4j.rand(pair.usual.getParam(name).shape()).addi(0.5);
                pair.usual.getParam(name).assign(values);
                pair.lean.getParam(name).assign(values);
            }
            pair.assertSame(11, 14);
        }
    }

    @Test
    void namesAWrongInput() {
        try (Pair pair =
                new Pair(
                        network(
                                new ConvolutionLayer.Builder(3, 3),
                                new ConvolutionLayer.Builder(3, 3)))) {
            assertThatThrownBy(() -> pair.lean.output(Nd4j.rand(1, 11, 14, 2)))
                    .isInstanceOf(DL4JInvalidInputException.class)
                    .hasMessageContaining("channels");
        }
    }

    private static MultiLayerConfiguration network(
            ConvolutionLayer.Builder first, ConvolutionLayer.Builder second) {
        return finish(builder().layer(convolution(first, 5)).layer(convolution(second, 4)));
    }

    private static ListBuilder builder() {
        return new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Sgd(0.1))
                .activation(Activation.IDENTITY)
                .list();
    }

    private static ConvolutionLayer convolution(ConvolutionLayer.Builder builder, int channels) {
        return builder.nOut(channels).dataFormat(CNN2DFormat.NHWC).build();
    }

    private static BatchNormalization normalization() {
        return new BatchNormalization.Builder()
                .dataFormat(CNN2DFormat.NHWC)
                .useLogStd(false)
                .build();
    }

    private static MultiLayerConfiguration finish(ListBuilder layers) {
        return layers.layer(
                        new OutputLayer.Builder().nOut(10).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(11, 14, 1, CNN2DFormat.NHWC))
                .build();
    }

    /** Two networks with the same weights, one as DL4J makes it. */
    private static final class Pair implements AutoCloseable {

        private final MultiLayerNetwork usual;
        private final MultiLayerNetwork lean;

        Pair(MultiLayerConfiguration configuration) {
            usual = new MultiLayerNetwork(configuration);
            usual.init();
            lean = new MultiLayerNetwork(configuration.clone());
            lean.init(usual.params(), true);
            FastLayers.install(lean);
            assertThat(usual.getLayer(0).getHelper()).isInstanceOf(MKLDNNConvHelper.class);
        }

        /** For two sizes of batch, the first one twice: buffers are kept in between. */
        void assertSame(int height, int width) {
            for (int n : new int[] {12, 12, 20, 12}) {
                INDArray labels = Nd4j.zeros(n, 10);
                for (int i = 0; i < n; i++) {
                    labels.putScalar(i, (3 * i) % 10, 1);
                }
                double least = Double.MAX_VALUE;
                for (int draw = 0; draw < DRAWS && least > ROUNDING; draw++) {
                    least = Math.min(least, difference(Nd4j.rand(n, height, width, 1), labels));
                }
                assertThat(least).isLessThan(ROUNDING);
            }
        }

        /** Of the gradients, relative. */
        private double difference(INDArray input, INDArray labels) {
            assertThat(lean.output(input).distance2(usual.output(input))).isLessThan(1e-4);
            INDArray expected = gradient(usual, input, labels);
            INDArray actual = gradient(lean, input, labels);
            assertThat(lean.score()).isCloseTo(usual.score(), Percentage.withPercentage(1e-3));
            assertThat(expected.norm2Number().doubleValue()).isPositive();
            double difference =
                    actual.sub(expected).norm2Number().doubleValue()
                            / expected.norm2Number().doubleValue();
            assertThat(difference).isLessThan(FLIPPED);
            return difference;
        }

        private static INDArray gradient(
                MultiLayerNetwork network, INDArray input, INDArray labels) {
            network.setInput(input);
            network.setLabels(labels);
            network.computeGradientAndScore();
            return network.gradient().gradient().dup();
        }

        @Override
        public void close() {
            usual.close();
            lean.close();
        }
    }
}
