package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.calibration.TemperatureScaling;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;

class DataParallelTrainerTest {

    private final LabelledDigits train = RandomDigits.of(320, 1);
    private final LabelledDigits validation = RandomDigits.of(100, 2);

    @Test
    void learns() {
        List<EpochFigures> epochs = new ArrayList<>();
        try (TrainedNetwork trained = train(config(3, 2), epochs)) {
            assertThat(trained.history()).isEqualTo(epochs).hasSize(3);
            assertThat(epochs.get(2).loss()).isLessThan(epochs.get(0).loss());
            assertThat(epochs.get(trained.bestEpoch() - 1).validationAccuracy()).isGreaterThan(0.9);
        }
    }

    @Test
    void givesTheWeightsOfTheBestEpochAndNotOfTheLast() {
        LabelledDigits validation = mislabelled(this.validation);
        try (TrainedNetwork trained =
                        new DataParallelTrainer(config(3, 1))
                                .train(train, validation, silent(new ArrayList<>()));
                ParallelClassifier classifier = new ParallelClassifier(trained.network(), 1)) {
            List<EpochFigures> history = trained.history();
            EpochFigures published = history.get(trained.bestEpoch() - 1);

            assertThat(published.validationAccuracy())
                    .isGreaterThan(history.get(history.size() - 1).validationAccuracy());
            assertThat(classifier.accuracy(validation)).isEqualTo(published.validationAccuracy());
            assertThat(
                            TemperatureScaling.calibratedLoss(
                                    classifier.probabilities(validation), validation))
                    .isEqualTo(published.validationLoss());
        }
    }

    @Test
    void theSameSeedGivesTheSameWeightsBitForBit() {
        TrainingConfig refined = Configs.refined(1, 32, 2);

        assertThat(weights(refined)).isEqualTo(weights(refined));
    }

    @Test
    void twoWorkersLearnWhatOneLearns() {
        float[] one = weights(config(1, 1));
        float[] two = weights(config(1, 2));

        assertThat(two).hasSameSizeAs(one);
        for (int i = 0; i < one.length; i++) {
            // only the order of the additions differs, which Adam's first steps magnify
            assertThat(two[i]).isCloseTo(one[i], offset(2e-3f));
        }
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        TrainingConfig config = config(1, 1);
        TrainingConfig other =
                new TrainingConfig(
                        config.architecture(),
                        config.schedule(),
                        config.regularisation(),
                        config.distillation(),
                        8,
                        config.workers());

        assertThat(weights(other)).isNotEqualTo(weights(config));
    }

    @Test
    void tellsOfEveryStep() {
        List<TrainingListener.Progress> steps = new ArrayList<>();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void onStep(Progress progress) {
                        steps.add(progress);
                    }

                    @Override
                    public void onEpoch(EpochFigures epoch) {
                        assertThat(steps).hasSize(10 * epoch.epoch());
                    }
                };
        new DataParallelTrainer(config(2, 2)).train(train, validation, listener).close();

        assertThat(steps).hasSize(20);
        assertThat(steps.get(19).examples()).isEqualTo(640);
        assertThat(steps.get(19).totalExamples()).isEqualTo(640);
    }

    @Test
    void endsWhenItIsOutOfPatience() {
        double rateOfNothing = 1e-12;
        TrainingConfig config =
                new TrainingConfig(
                        NetworkArchitecture.SMALL,
                        new Schedule(50, 3, 32, rateOfNothing),
                        new Regularisation(Augmentation.NONE, 0, 0, 0, 0, 0, 0),
                        Optional.empty(),
                        7,
                        1);
        try (TrainedNetwork trained = train(config, new ArrayList<>())) {
            assertThat(trained.history()).hasSize(4);
        }
    }

    @Test
    void lessThanOneBatchIsRefused() {
        assertThatThrownBy(
                        () ->
                                new DataParallelTrainer(config(1, 1))
                                        .train(RandomDigits.of(20, 1), validation, silent(null)))
                .hasMessage("20 training examples do not fill one batch of 32: lower --batch-size");
    }

    /** The same pictures with labels that a network which learns must get ever more wrong. */
    private static LabelledDigits mislabelled(LabelledDigits digits) {
        byte[] pixels = new byte[digits.size() * DigitImage.PIXELS];
        byte[] labels = new byte[digits.size()];
        for (int i = 0; i < digits.size(); i++) {
            System.arraycopy(
                    digits.image(i).toBytes(), 0, pixels, i * DigitImage.PIXELS, DigitImage.PIXELS);
            labels[i] = (byte) ((digits.label(i) + 1) % Prediction.CLASSES);
        }
        return new LabelledDigits(pixels, labels);
    }

    private float[] weights(TrainingConfig config) {
        try (TrainedNetwork trained = train(config, new ArrayList<>())) {
            return trained.network().params().data().asFloat();
        }
    }

    private TrainedNetwork train(TrainingConfig config, List<EpochFigures> epochs) {
        return new DataParallelTrainer(config).train(train, validation, silent(epochs));
    }

    private static TrainingListener silent(List<EpochFigures> epochs) {
        return new TrainingListener() {
            @Override
            public void onStep(Progress progress) {}

            @Override
            public void onEpoch(EpochFigures epoch) {
                epochs.add(epoch);
            }
        };
    }

    private static TrainingConfig config(int epochs, int workers) {
        return Configs.plain(epochs, 32, workers);
    }
}
