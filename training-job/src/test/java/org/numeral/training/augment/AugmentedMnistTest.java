package org.numeral.training.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.testing.RealMnist;
import org.numeral.model.testing.TestModels;

/** Variants of a digit remain that digit: a network that learns from some can read others. */
class AugmentedMnistTest {

    private static final int BATCH = 50;
    private static final int TAUGHT = 15_000;
    private static final int READ = 3_000;

    /** After the digits that the test model learned from. */
    private static final int FIRST = 15_000;

    @Test
    @EnabledIf("org.numeral.model.testing.RealMnist#available")
    void aNetworkLearnsToReadVariantsAndReadsPlainDigitsNoWorse() throws IOException {
        NativeRuntime.start();
        NativeRuntime.useOneNativeThread();
        MultiLayerNetwork network =
                ModelSerializer.restoreMultiLayerNetwork(
                        TestModels.trainedOnRealMnist().toFile(), false);
        try {
            double plainBefore = accuracy(network, Augmentation.NONE);
            double variantsBefore = accuracy(network, Augmentation.STANDARD);
            teachVariants(network);

            // One pass over a quarter of the digits; longer training gets further.
            assertThat(accuracy(network, Augmentation.STANDARD))
                    .isGreaterThan(0.93)
                    .isGreaterThan(variantsBefore);
            assertThat(accuracy(network, Augmentation.NONE)).isGreaterThan(plainBefore - 0.01);
        } finally {
            network.close();
        }
    }

    private static void teachVariants(MultiLayerNetwork network) {
        DigitImage[] images = RealMnist.images("train");
        byte[] labels = RealMnist.labels("train");
        Augmenter augmenter = new Augmenter(Augmentation.STANDARD);
        for (int start = FIRST; start < FIRST + TAUGHT; start += BATCH) {
            float[] rows = variants(augmenter, images, start);
            float[] targets = new float[BATCH * Prediction.CLASSES];
            for (int i = 0; i < BATCH; i++) {
                targets[i * Prediction.CLASSES + labels[start + i]] = 1;
            }
            try (INDArray x = Nd4j.create(rows, NetworkArchitecture.inputShape(BATCH), 'c');
                    INDArray y = Nd4j.create(targets, new long[] {BATCH, Prediction.CLASSES})) {
                network.fit(x, y);
            }
        }
    }

    private static double accuracy(MultiLayerNetwork network, Augmentation augmentation) {
        DigitImage[] images = RealMnist.images("t10k");
        byte[] labels = RealMnist.labels("t10k");
        Augmenter augmenter = new Augmenter(augmentation);
        int right = 0;
        for (int start = 0; start < READ; start += BATCH) {
            float[] rows = variants(augmenter, images, start);
            try (INDArray x = Nd4j.create(rows, NetworkArchitecture.inputShape(BATCH), 'c');
                    INDArray read = network.output(x).argMax(1)) {
                for (int i = 0; i < BATCH; i++) {
                    right += read.getInt(i) == labels[start + i] ? 1 : 0;
                }
            }
        }
        return right / (double) READ;
    }

    private static float[] variants(Augmenter augmenter, DigitImage[] images, int start) {
        float[] rows = new float[BATCH * DigitImage.PIXELS];
        for (int i = 0; i < BATCH; i++) {
            augmenter.augment(
                    images[start + i].toBytes(),
                    0,
                    rows,
                    i * DigitImage.PIXELS,
                    Augmenter.seed(1, 1, start + i));
        }
        return rows;
    }
}
