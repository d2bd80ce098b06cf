package org.numeral.model.network;

import java.util.Locale;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.runtime.NativeRuntime;

/**
 * The convolutional networks to choose from. Each takes FP32 [n, 28, 28, 1], ink 0 to 1, and gives
 * FP32 [n, 10], a softmax.
 *
 * <p>Two choices make the same mathematics cheaper. Activations lie as NHWC, which oneDNN reads
 * without transposing. And ReLU stands <em>after</em> max-pooling, on a quarter of the values: both
 * are monotone, so their order does not change the result. Together they make a training step 1.4
 * times as fast (see "Design decisions" in the README).
 */
public enum NetworkArchitecture {
    /**
     * Two 3x3 convolutions (32 and 64 channels, unpadded, each with 2x2 max-pooling) and two dense
     * layers (128, 10): 225,034 parameters, 2.6 million multiply-adds a picture.
     */
    SMALL(NetworkArchitecture::small),

    /**
     * A 5x5 and two 3x3 convolutions (32, 64 and 64 channels, unpadded, max-pooling after the first
     * and third) and two dense layers (128, 10), with batch normalization before each ReLU: 189,898
     * parameters, 4.8 million multiply-adds a picture.
     */
    MEDIUM(NetworkArchitecture::medium),

    /**
     * As medium with a fourth convolution (32, 64, 64 and 96 channels, max-pooling after the first
     * and last): 225,194 parameters, 6.8 million multiply-adds a picture.
     */
    DEEP(NetworkArchitecture::deep),

    /**
     * As deep with more channels (32, 80, 80 and 112, and 160 in the dense layer): 327,290
     * parameters, 9.5 million multiply-adds a picture.
     */
    WIDE(NetworkArchitecture::wide);

    private final Function<TrainingSettings, MultiLayerConfiguration> factory;

    NetworkArchitecture(Function<TrainingSettings, MultiLayerConfiguration> factory) {
        this.factory = factory;
    }

    /**
     * The shape of a batch of pictures as the networks take it.
     *
     * @param n pictures
     * @return [n, 28, 28, 1]
     */
    public static long[] inputShape(int n) {
        return new long[] {n, DigitImage.SIZE, DigitImage.SIZE, 1};
    }

    /**
     * What of a network's configuration belongs to its training.
     *
     * @param seed of the initial weights
     * @param learningRate of Adam, for who trains the network with DL4J's own means
     */
    public record TrainingSettings(long seed, double learningRate) {}

    /**
     * The network's configuration.
     *
     * @param settings seed and learning rate
     * @return for {@code new MultiLayerNetwork(...)}
     */
    public MultiLayerConfiguration configure(TrainingSettings settings) {
        // a network that is built before this would compute without oneDNN, and not say so
        NativeRuntime.start();
        return factory.apply(settings);
    }

    /**
     * The name on the command line and in the metadata.
     *
     * @return lower case
     */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static MultiLayerConfiguration small(TrainingSettings settings) {
        return finish(
                start(settings)
                        .layer(convolution(3, 32))
                        .layer(maxPooling())
                        .layer(relu())
                        .layer(convolution(3, 64))
                        .layer(maxPooling())
                        .layer(relu())
                        .layer(
                                new DenseLayer.Builder()
                                        .nOut(128)
                                        .activation(Activation.RELU)
                                        .build()));
    }

    private static MultiLayerConfiguration medium(TrainingSettings settings) {
        var layers = start(settings);
        pooled(layers, 5, 32);
        unpooled(layers, 3, 64);
        pooled(layers, 3, 64);
        return finish(normalizedDense(layers, 128));
    }

    private static MultiLayerConfiguration deep(TrainingSettings settings) {
        var layers = start(settings);
        pooled(layers, 5, 32);
        unpooled(layers, 3, 64);
        unpooled(layers, 3, 64);
        pooled(layers, 3, 96);
        return finish(normalizedDense(layers, 128));
    }

    private static MultiLayerConfiguration wide(TrainingSettings settings) {
        var layers = start(settings);
        pooled(layers, 5, 32);
        unpooled(layers, 3, 80);
        unpooled(layers, 3, 80);
        pooled(layers, 3, 112);
        return finish(normalizedDense(layers, 160));
    }

    /** Normalization stands after the pooling, too, where it has a quarter of the values. */
    private static void pooled(
            NeuralNetConfiguration.ListBuilder layers, int kernel, int channels) {
        layers.layer(convolution(kernel, channels))
                .layer(maxPooling())
                .layer(normalization(CNN2DFormat.NHWC))
                .layer(relu());
    }

    private static void unpooled(
            NeuralNetConfiguration.ListBuilder layers, int kernel, int channels) {
        layers.layer(convolution(kernel, channels))
                .layer(normalization(CNN2DFormat.NHWC))
                .layer(relu());
    }

    private static NeuralNetConfiguration.ListBuilder normalizedDense(
            NeuralNetConfiguration.ListBuilder layers, int outputs) {
        return layers.layer(
                        new DenseLayer.Builder()
                                .nOut(outputs)
                                .activation(Activation.IDENTITY)
                                .build())
                .layer(normalization(CNN2DFormat.NCHW))
                .layer(relu());
    }

    private static NeuralNetConfiguration.ListBuilder start(TrainingSettings settings) {
        return new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .updater(new Adam(settings.learningRate()))
                .weightInit(WeightInit.RELU)
                .list();
    }

    private static MultiLayerConfiguration finish(NeuralNetConfiguration.ListBuilder layers) {
        return layers.layer(
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(Prediction.CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(
                        InputType.convolutional(
                                DigitImage.SIZE, DigitImage.SIZE, 1, CNN2DFormat.NHWC))
                .build();
    }

    private static ConvolutionLayer convolution(int kernel, int channels) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .nOut(channels)
                .dataFormat(CNN2DFormat.NHWC)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static SubsamplingLayer maxPooling() {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .dataFormat(CNN2DFormat.NHWC)
                .build();
    }

    /**
     * DL4J ignores an activation function that is given to this layer, hence {@link #relu()}; and
     * after a dense layer its helper fails with NHWC.
     */
    private static BatchNormalization normalization(CNN2DFormat format) {
        return new BatchNormalization.Builder()
                .dataFormat(format)
                .decay(0.9)
                .useLogStd(false)
                .build();
    }

    private static ActivationLayer relu() {
        return new ActivationLayer(Activation.RELU);
    }
}
