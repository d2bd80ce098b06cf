package org.numeral.training.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
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
import org.numeral.training.data.LabelledDigits;

/** What the synthetic digits are for: who learns from them alone can read real handwriting. */
class SyntheticDigitsTeachMnistTest {

    private static final int BATCH = 50;

    @Test
    @EnabledIf("org.numeral.model.testing.RealMnist#available")
    void aNetworkThatSawOnlySyntheticDigitsReadsRealOnes() {
        LabelledDigits synthetic = new SyntheticSource(1, 30_000, 10).load().train();

        MultiLayerNetwork network = TestModels.untrained(1);
        try {
            NativeRuntime.useOneNativeThread();
            train(network, synthetic);

            // Longer training gets much further; this is one pass over half as many digits.
            assertThat(accuracyOnRealTestSet(network)).isGreaterThan(0.90);
        } finally {
            network.close();
        }
    }

    private static void train(MultiLayerNetwork network, LabelledDigits digits) {
        for (int start = 0; start < digits.size(); start += BATCH) {
            float[] rows = new float[BATCH * DigitImage.PIXELS];
            float[] targets = new float[BATCH * Prediction.CLASSES];
            for (int i = 0; i < BATCH; i++) {
                digits.writeTo(start + i, rows, i * DigitImage.PIXELS);
                targets[i * Prediction.CLASSES + digits.label(start + i)] = 1;
            }
            try (INDArray x = Nd4j.create(rows, NetworkArchitecture.inputShape(BATCH), 'c');
                    INDArray y = Nd4j.create(targets, new long[] {BATCH, Prediction.CLASSES})) {
                network.fit(x, y);
            }
        }
    }

    private static double accuracyOnRealTestSet(MultiLayerNetwork network) {
        DigitImage[] images = RealMnist.images("t10k");
        byte[] labels = RealMnist.labels("t10k");
        int right = 0;
        for (int start = 0; start < images.length; start += BATCH) {
            float[] rows = new float[BATCH * DigitImage.PIXELS];
            for (int i = 0; i < BATCH; i++) {
                images[start + i].writeTo(rows, i * DigitImage.PIXELS);
            }
            try (INDArray x = Nd4j.create(rows, NetworkArchitecture.inputShape(BATCH), 'c');
                    INDArray read = network.output(x).argMax(1)) {
                for (int i = 0; i < BATCH; i++) {
                    right += read.getInt(i) == labels[start + i] ? 1 : 0;
                }
            }
        }
        return right / (double) images.length;
    }
}
