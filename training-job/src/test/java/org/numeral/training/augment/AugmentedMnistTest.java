package org.numeral.training.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.testing.RealMnist;
import org.numeral.model.testing.TestModels;

/** A digit stays the digit it was. */
class AugmentedMnistTest {

    private static final int DIGITS = 5_000;

    @Test
    @EnabledIf("org.numeral.model.testing.RealMnist#available")
    void aNetworkThatNeverSawVariantsStillReadsThem() throws IOException {
        try (DigitClassifier classifier =
                DigitClassifier.load(Files.readAllBytes(TestModels.trainedOnRealMnist()))) {
            System.out.println(accuracy(classifier, Augmentation.NONE));
            System.out.println(accuracy(classifier, Augmentation.STANDARD));
            assertThat(accuracy(classifier, Augmentation.STANDARD)).isGreaterThan(0.9);
        }
    }

    private static double accuracy(DigitClassifier classifier, Augmentation augmentation) {
        DigitImage[] images = RealMnist.images("t10k");
        byte[] labels = RealMnist.labels("t10k");
        Augmenter augmenter = new Augmenter(augmentation);
        float[] rows = new float[DIGITS * DigitImage.PIXELS];
        for (int i = 0; i < DIGITS; i++) {
            augmenter.augment(
                    images[i].toBytes(), 0, rows, i * DigitImage.PIXELS, Augmenter.seed(1, 1, i));
        }
        float[] probabilities = classifier.probabilities(rows, DIGITS);
        int right = 0;
        for (int i = 0; i < DIGITS; i++) {
            int best = 0;
            for (int digit = 1; digit < Prediction.CLASSES; digit++) {
                if (probabilities[i * Prediction.CLASSES + digit]
                        > probabilities[i * Prediction.CLASSES + best]) {
                    best = digit;
                }
            }
            right += best == labels[i] ? 1 : 0;
        }
        return right / (double) DIGITS;
    }
}
