package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.testing.RealMnist;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.FiguresCalculator;
import org.numeral.training.evaluation.ParallelClassifier;

/** What synthetic digits in the batches are for: who saw some reads hands that it has not seen. */
class SyntheticCompanyTest {

    @Test
    @EnabledIf("org.numeral.model.testing.RealMnist#available")
    void aNetworkThatSawFewWritersReadsOthersBetterWithSyntheticDigits() {
        LabelledDigits mnist =
                new LabelledDigits(RealMnist.pixels("train"), RealMnist.labels("train"));
        LabelledDigits few = mnist.subset(IntStream.range(0, 300).toArray());
        // of the training set, too: the test set is for published figures
        LabelledDigits others = mnist.subset(IntStream.range(50_000, 60_000).toArray());

        double without = accuracy(few, others, 0);
        double with = accuracy(few, others, 16);

        assertThat(without).isGreaterThan(0.85);
        assertThat(with).isGreaterThan(without + 0.01);
    }

    private static double accuracy(LabelledDigits train, LabelledDigits others, int synthetic) {
        TrainingConfig config =
                new TrainingConfig(
                        NetworkArchitecture.SMALL,
                        new Schedule(20, 0, 32, 0.002),
                        new Regularisation(
                                Augmentation.STANDARD, 0.2, 0.05, 0.9, 0.05, 0, synthetic),
                        Optional.empty(),
                        7,
                        1);
        try (TrainedNetwork trained =
                        new DataParallelTrainer(config).train(train, train, new SilentListener());
                ParallelClassifier classifier = new ParallelClassifier(trained.network(), 1)) {
            return FiguresCalculator.of(others, classifier.probabilities(others)).accuracy();
        }
    }
}
