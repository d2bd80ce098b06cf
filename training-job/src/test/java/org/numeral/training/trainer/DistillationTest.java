package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.network.NetworkArchitecture.TrainingSettings;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;

class DistillationTest {

    private static final int STEPS_PER_EPOCH = 10;

    private final LabelledDigits train = RandomDigits.of(32 * STEPS_PER_EPOCH, 1);
    private final LabelledDigits validation = RandomDigits.of(100, 2);

    @TempDir private Path folder;

    /** Notes what it is told, and ends the run if wanted. */
    private static final class Recorder implements TrainingListener {

        private final int lastStep;
        private final List<String> networks = new ArrayList<>();
        private int steps;

        Recorder(int lastStep) {
            this.lastStep = lastStep;
        }

        @Override
        public void onStart(String network) {
            networks.add(network);
        }

        @Override
        public void onStep(Progress progress) {
            if (++steps == lastStep) {
                throw new IllegalStateException("interrupted");
            }
        }

        @Override
        public void onEpoch(EpochFigures epoch) {}
    }

    @Test
    void trainsTheTeachersFirstAndLearnsFromThem() {
        Recorder recorder = new Recorder(0);

        try (TrainedNetwork trained =
                        trainer(Configs.distilled(4)).train(train, validation, recorder);
                ParallelClassifier classifier = new ParallelClassifier(trained.network(), 1)) {
            assertThat(recorder.networks).containsExactly("teacher 1 of 2", "teacher 2 of 2", "");
            assertThat(recorder.steps).isEqualTo((2 + 4) * STEPS_PER_EPOCH);
            assertThat(trained.history()).hasSize(4);
            // what can be learned from teachers of ten steps; chance is 0.1
            assertThat(classifier.accuracy(validation)).isGreaterThan(0.5);
            Duration own =
                    trained.history().stream()
                            .map(EpochFigures::duration)
                            .reduce(Duration.ZERO, Duration::plus);
            assertThat(trained.duration()).isGreaterThan(own);
        }
    }

    @Test
    void learnsWhatTheTeachersSayInsteadOfTheLabels() {
        float[] targets = new float[4 * Prediction.CLASSES];
        Batch batch = new Batch(new float[4 * DigitImage.PIXELS], targets);
        try (DigitClassifier first = untrained(1);
                DigitClassifier second = untrained(2)) {
            for (int i = 0; i < 4; i++) {
                validation.writeTo(i, batch.inputs(), i * DigitImage.PIXELS);
            }
            new Teachers(List.of(first, second), Duration.ZERO)
                    .answers()
                    .replaceTargets(batch, 1, 2);

            float[] a = first.probabilities(batch.inputs(), 4);
            float[] b = second.probabilities(batch.inputs(), 4);
            for (int i = 0; i < targets.length; i++) {
                boolean replaced = i >= Prediction.CLASSES && i < 3 * Prediction.CLASSES;
                assertThat(targets[i]).isCloseTo(replaced ? (a[i] + b[i]) / 2 : 0, offset(1e-6f));
            }
        }
    }

    @Test
    void goesOnFromTheNetworkThatWasInterrupted() {
        float[] whole = weights(trainer(Configs.distilled(2)));

        DataParallelTrainer trainer =
                new DataParallelTrainer(
                        Configs.distilled(2), Optional.of(folder), Duration.ofNanos(1));
        for (int lastStep : List.of(5, 10, 15)) { // in the first teacher, the second, after both
            Recorder recorder = new Recorder(lastStep);
            assertThatThrownBy(() -> trainer.train(train, validation, recorder))
                    .hasMessage("interrupted");
        }

        assertThat(weights(trainer)).isEqualTo(whole);
        assertThat(folder.toFile().list()).hasSize(3);
        trainer.deleteCheckpoint(train, validation);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theTeachersDifferInTheirSeedsFromEachOtherAndFromThoseOfAnotherRun() {
        TrainingConfig config = Configs.distilled(1);

        assertThat(config.teacherConfigs())
                .extracting(TrainingConfig::seed)
                .containsExactly(7001L, 7002L);
        assertThat(config.teacherConfigs())
                .allSatisfy(teacher -> assertThat(teacher.distillation()).isEmpty())
                .extracting(TrainingConfig::architecture)
                .containsOnly(NetworkArchitecture.SMALL);
        assertThat(Configs.plain(1, 32, 1).teacherConfigs()).isEmpty();
    }

    @Test
    void theSettingsAreRecorded() {
        assertThat(Configs.distilled(1).toMap())
                .containsEntry("teachers", "2")
                .containsEntry("teacherNetwork", "small")
                .containsEntry("teacherEpochs", "1");
        assertThat(Configs.plain(1, 32, 1).toMap()).doesNotContainKey("teachers");
    }

    @Test
    void reportsAllThatIsWrongTogether() {
        assertThatThrownBy(() -> new Distillation(0, NetworkArchitecture.SMALL, 0))
                .hasMessage(
                        """
                        --teachers is 0; it can be 0 (none) to 20
                        --teacher-epochs is 0; it can be 1 to 10000""");
    }

    private float[] weights(DataParallelTrainer trainer) {
        try (TrainedNetwork trained = trainer.train(train, validation, new SilentListener())) {
            return trained.network().params().data().asFloat();
        }
    }

    private static DataParallelTrainer trainer(TrainingConfig config) {
        return new DataParallelTrainer(config);
    }

    private static DigitClassifier untrained(long seed) {
        MultiLayerNetwork network =
                new MultiLayerNetwork(
                        NetworkArchitecture.SMALL.configure(new TrainingSettings(seed, 0.001)));
        network.init();
        return new DigitClassifier(network);
    }
}
