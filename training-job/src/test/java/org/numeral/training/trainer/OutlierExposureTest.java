package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.calibration.Abstention;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.robustness.NonDigitFamily;
import org.numeral.training.robustness.NonDigits;
import org.numeral.training.synthetic.SyntheticSource;

/** What non-digits in the batches are for: who saw some is unsure of others. */
class OutlierExposureTest {

    private final LabelledDigits digits = new SyntheticSource(1, 4000, 10).load().train();
    private final LabelledDigits validation = new SyntheticSource(2, 1000, 10).load().train();
    private final LabelledDigits others = others();

    @Test
    void aNetworkThatSawNonDigitsRefusesMoreOfOthers() {
        double without = refused(0);
        double with = refused(16);

        assertThat(without).isLessThan(0.6);
        assertThat(with).isGreaterThan(without + 0.2);
    }

    /** Of pictures whose kinds the training does not know, at the same share of digits. */
    private double refused(int nonDigits) {
        TrainingConfig config =
                new TrainingConfig(
                        NetworkArchitecture.SMALL,
                        new Schedule(2, 0, 32, 0.002),
                        new Regularisation(Augmentation.NONE, 0, 0, 0, 0, nonDigits, 0),
                        Optional.empty(),
                        7,
                        1);
        try (TrainedNetwork trained =
                        new DataParallelTrainer(config)
                                .train(digits, validation, new SilentListener());
                ParallelClassifier classifier = new ParallelClassifier(trained.network(), 1)) {
            AbstentionRule rule =
                    Abstention.choose(Abstention.SCORE, classifier.probabilities(validation), 0.03);
            return Abstention.refusedShare(rule, classifier.probabilities(others));
        }
    }

    private static LabelledDigits others() {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        NonDigits.draw(NonDigitFamily.TEST, 350, 1)
                .forEach(each -> each.input().ifPresent(in -> pixels.writeBytes(in.toBytes())));
        return new LabelledDigits(pixels.toByteArray(), new byte[pixels.size() / 784]);
    }
}
