package org.numeral.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.runtime.NativeRuntime;

/** A plan gives what DL4J's forward pass gives, or does not exist. */
class ForwardPlanTest {

    private static final int HEIGHT = 11;
    private static final int WIDTH = 14;
    private static final long MEBIBYTE = 1L << 20;

    private MultiLayerNetwork network;

    @BeforeAll
    static void start() {
        NativeRuntime.start();
    }

    @AfterEach
    void close() {
        network.close();
    }

    @ParameterizedTest
    @EnumSource
    void aLoadedNetworkAnswersTheSameAsDl4j(NetworkArchitecture architecture) throws IOException {
        network = AsIfTrained.network(architecture, 1);
        DigitClassifier usual = new DigitClassifier(network);
        try (DigitClassifier loaded = DigitClassifier.load(zip(network))) {
            assertThat(loaded.isPlanned()).isTrue();
            // sizes that share memory, in no order, and more than one pass takes
            for (int n : new int[] {32, 1, 7, 1, 80}) {
                float[] rows = rows(n, DigitImage.PIXELS);
                assertSame(loaded.probabilities(rows, n), usual.probabilities(rows, n));
            }
        }
    }

    @Test
    void normalizationThatCannotBeFoldedIsLeftToDl4j() throws IOException {
        network = AsIfTrained.network(NetworkArchitecture.MEDIUM, -1);
        DigitClassifier usual = new DigitClassifier(network);
        try (DigitClassifier loaded = DigitClassifier.load(zip(network));
                DigitClassifier replica = loaded.replica()) {
            float[] rows = rows(3, DigitImage.PIXELS);
            float[] expected = usual.probabilities(rows, 3);

            assertThat(loaded.isPlanned()).isFalse();
            assertSame(loaded.probabilities(rows, 3), expected);
            assertSame(replica.probabilities(rows, 3), expected);
        }
    }

    static List<Layer> known() {
        return List.of(
                convolution(new ConvolutionLayer.Builder(2, 5)),
                convolution(new ConvolutionLayer.Builder(5, 5).padding(2, 1)),
                convolution(new ConvolutionLayer.Builder(3, 3).stride(2, 3)),
                convolution(
                        new ConvolutionLayer.Builder(3, 3).convolutionMode(ConvolutionMode.Same)),
                convolution(
                        new ConvolutionLayer.Builder(3, 3)
                                .stride(2, 2)
                                .convolutionMode(ConvolutionMode.Same)),
                convolution(new ConvolutionLayer.Builder(3, 3).hasBias(false)),
                convolution(new ConvolutionLayer.Builder(3, 3).activation(Activation.RELU)),
                pooling(new SubsamplingLayer.Builder(PoolingType.MAX, new int[] {3, 2})),
                pooling(
                        new SubsamplingLayer.Builder(PoolingType.MAX, new int[] {3, 3})
                                .stride(2, 2)
                                .convolutionMode(ConvolutionMode.Same)),
                new DenseLayer.Builder().nOut(6).activation(Activation.RELU).build(),
                new DenseLayer.Builder().nOut(6).hasBias(false).build());
    }

    @ParameterizedTest
    @MethodSource("known")
    void computesWhatDl4jComputes(Layer second) {
        network = network(second);
        try (ForwardPlan plan = ForwardPlan.of(network, HEIGHT, WIDTH, 1).orElseThrow();
                ForwardPasses passes = new ForwardPasses(plan)) {
            int n = 5;
            float[] rows = rows(n, HEIGHT * WIDTH);
            try (INDArray input = Nd4j.create(rows, new long[] {n, HEIGHT, WIDTH, 1}, 'c');
                    INDArray output = network.output(input, false)) {
                assertSame(passes.compute(rows, n), output.data().asFloat());
            }
        }
    }

    static List<Layer> unknown() {
        return List.of(
                convolution(new ConvolutionLayer.Builder(3, 3).activation(Activation.TANH)),
                convolution(new ConvolutionLayer.Builder(3, 3).dilation(2, 2)),
                pooling(new SubsamplingLayer.Builder(PoolingType.AVG, new int[] {2, 2})),
                pooling(
                        new SubsamplingLayer.Builder(PoolingType.MAX, new int[] {2, 2})
                                .dilation(2, 2)),
                new BatchNormalization.Builder().dataFormat(CNN2DFormat.NHWC).build(),
                new DenseLayer.Builder().nOut(6).activation(Activation.SIGMOID).build(),
                new DenseLayer.Builder().nOut(6).hasLayerNorm(true).build());
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void hasNoPlanForWhatItDoesNotKnow(Layer second) {
        network = network(second);
        assertThat(ForwardPlan.of(network, HEIGHT, WIDTH, 1)).isEmpty();
    }

    /** A leak of the smallest activation of a convolution would add 100 MB. */
    @Test
    void picturesTakeNoMemoryThatIsNotGivenBack() throws IOException {
        network = AsIfTrained.network(NetworkArchitecture.SMALL, 1);
        float[] rows = rows(ForwardPasses.MOST, DigitImage.PIXELS);
        try (DigitClassifier loaded = DigitClassifier.load(zip(network))) {
            compute(loaded, rows, 10);
            long before = Pointer.physicalBytes();

            compute(loaded, rows, 500);

            assertThat(Pointer.physicalBytes() - before).isLessThan(50 * MEBIBYTE);
        }
    }

    private static void compute(DigitClassifier classifier, float[] rows, int times) {
        for (int i = 0; i < times; i++) {
            classifier.probabilities(rows, ForwardPasses.MOST);
        }
    }

    @Test
    void aClosedReplicaLeavesTheOthersTheirWeights() throws IOException {
        network = AsIfTrained.network(NetworkArchitecture.SMALL, 1);
        float[] rows = rows(2, DigitImage.PIXELS);
        try (DigitClassifier loaded = DigitClassifier.load(zip(network));
                DigitClassifier other = loaded.replica()) {
            float[] expected = loaded.probabilities(rows, 2);
            loaded.replica().close();

            assertThat(other.probabilities(rows, 2)).isEqualTo(expected);
            assertThat(loaded.probabilities(rows, 2)).isEqualTo(expected);
        }
    }

    private static ConvolutionLayer convolution(ConvolutionLayer.Builder builder) {
        return builder.nOut(7).dataFormat(CNN2DFormat.NHWC).build();
    }

    private static SubsamplingLayer pooling(SubsamplingLayer.Builder builder) {
        return builder.dataFormat(CNN2DFormat.NHWC).build();
    }

    /** A convolution, the given layer, and the output. */
    private static MultiLayerNetwork network(Layer second) {
        MultiLayerNetwork network =
                new MultiLayerNetwork(
                        new NeuralNetConfiguration.Builder()
                                .seed(3)
                                .activation(Activation.IDENTITY)
                                .list()
                                .layer(convolution(new ConvolutionLayer.Builder(3, 3)))
                                .layer(second)
                                .layer(
                                        new OutputLayer.Builder()
                                                .nOut(4)
                                                .activation(Activation.SOFTMAX)
                                                .build())
                                .setInputType(
                                        InputType.convolutional(HEIGHT, WIDTH, 1, CNN2DFormat.NHWC))
                                .build());
        network.init();
        return network;
    }

    private static byte[] zip(MultiLayerNetwork network) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, zip, false);
        return zip.toByteArray();
    }

    private static float[] rows(int n, int length) {
        Random random = new Random(n);
        float[] rows = new float[n * length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextFloat();
        }
        return rows;
    }

    private static void assertSame(float[] actual, float[] expected) {
        assertThat(actual).containsExactly(expected, offset(1e-5f));
    }
}
