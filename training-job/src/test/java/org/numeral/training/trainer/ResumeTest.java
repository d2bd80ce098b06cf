package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.training.data.LabelledDigits;

class ResumeTest {

    private final LabelledDigits train = RandomDigits.of(320, 1);
    private final LabelledDigits validation = RandomDigits.of(100, 2);

    @TempDir private Path folder;

    /** Thrown in the middle of a run. */
    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void aResumedRunGivesTheSameModelBitForBit() {
        float[] whole = weights(folder.resolve("whole"));

        List<Integer> stops = List.of(3, 10, 14, 39);
        for (int stop : stops) {
            interruptAfter(stop);
        }
        DataParallelTrainer trainer = trainer(folder);
        List<Long> seen = new ArrayList<>();
        try (TrainedNetwork resumed =
                trainer.train(
                        train,
                        validation,
                        new TrainingListener() {
                            @Override
                            public void onStep(Progress progress) {
                                seen.add(progress.examples() / 32);
                            }

                            @Override
                            public void onEpoch(EpochFigures epoch) {}
                        })) {
            assertThat(seen).containsExactly(40L);
            assertThat(resumed.history()).hasSize(4);
            assertThat(resumed.network().params().data().asFloat()).isEqualTo(whole);
        }
        assertThat(checkpoints()).hasSize(1); // until it is published
        trainer.deleteCheckpoint(train, validation);
        assertThat(checkpoints()).isEmpty();
    }

    @Test
    void aDamagedCheckpointIsNotUsed() throws IOException {
        interruptAfter(14);
        Path checkpoint = checkpoints().get(0);
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length / 2]++;
        Files.write(checkpoint, bytes);

        assertThat(weights(folder)).isEqualTo(weights(folder.resolve("whole")));
    }

    @Test
    void aHalfWrittenCheckpointIsNotUsed() throws IOException {
        interruptAfter(14);
        Path checkpoint = checkpoints().get(0);
        Files.write(checkpoint, new byte[] {1, 2, 3});

        assertThat(weights(folder)).isEqualTo(weights(folder.resolve("whole")));
    }

    @Test
    void anotherRunDoesNotTakeItUp() {
        interruptAfter(14);
        DataParallelTrainer other =
                new DataParallelTrainer(
                        Configs.plain(1, 32, 1), Optional.of(folder), Duration.ZERO);

        try (TrainedNetwork trained = other.train(train, validation, new SilentListener())) {
            assertThat(trained.history()).hasSize(1);
        }
        assertThat(checkpoints()).hasSize(2);
        other.deleteCheckpoint(train, validation);
        assertThat(checkpoints()).hasSize(1);
        assertThat(weights(folder)).isEqualTo(weights(folder.resolve("whole")));
    }

    @Test
    void anotherBuildDoesNotTakeItUp() {
        checkpoints("this").write(new TrainingState(new float[3]), Duration.ZERO, Duration.ZERO);

        assertThat(checkpoints("a later one").read()).isEmpty();
        assertThat(checkpoints("this").read()).isPresent();
    }

    private Checkpoints checkpoints(String program) {
        return new Checkpoints(folder, Map.of(), train, validation, program);
    }

    @Test
    void aRunThatIsDoneIsNotTrainedAgain() {
        float[] once = weights(folder);
        List<Long> steps = new ArrayList<>();
        try (TrainedNetwork again =
                trainer(folder)
                        .train(
                                train,
                                validation,
                                new TrainingListener() {
                                    @Override
                                    public void onStep(Progress progress) {
                                        steps.add(progress.examples());
                                    }

                                    @Override
                                    public void onEpoch(EpochFigures epoch) {}
                                })) {
            assertThat(steps).isEmpty();
            assertThat(again.network().params().data().asFloat()).isEqualTo(once);
        }
    }

    @Test
    void aRunThatDivergesEndsAndLeavesNothingToGoOnFrom() {
        TrainingState state = new TrainingState(new float[3]);
        try (RunRecord record = record(state)) {
            record.advance(new double[] {2.3}, () -> {});
            assertThat(checkpoints()).hasSize(1);
            checkpoints("this").delete();

            assertThatThrownBy(() -> record.advance(new double[] {2.2, Double.NaN}, () -> {}))
                    .isInstanceOf(UnusableSettingsException.class)
                    .hasMessage(
                            "Training has diverged: the loss is NaN after 3 steps, in epoch 1. Choose a lower --learning-rate than 0.002.");
        }
        assertThat(checkpoints()).isEmpty();
    }

    @Test
    void weightsThatAreNoNumbersEndTheRunToo() {
        TrainingState state = new TrainingState(new float[] {1, Float.NaN, 3});
        try (RunRecord record = record(state)) {
            assertThatThrownBy(() -> record.advance(new double[] {2.3}, () -> {}))
                    .isInstanceOf(UnusableSettingsException.class)
                    .hasMessageContaining("the sum of the weights is NaN after 1 steps");
        }
        assertThat(checkpoints()).isEmpty();
    }

    private RunRecord record(TrainingState state) {
        return new RunRecord(
                Configs.plain(2, 32, 1),
                10,
                32,
                validation,
                new SilentListener(),
                Optional.of(checkpoints("this")),
                Duration.ZERO,
                state);
    }

    @Test
    void removesWhatWasForgotten() throws IOException {
        Instant longAgo = Instant.now().minus(Duration.ofDays(8));
        for (String name : List.of("old.checkpoint", ".writing-1.tmp", "old.txt")) {
            Files.setLastModifiedTime(
                    Files.createFile(folder.resolve(name)), FileTime.from(longAgo));
        }
        Files.createFile(folder.resolve("new.checkpoint"));

        assertThat(checkpoints("this").read()).isEmpty();

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("new.checkpoint", "old.txt");
    }

    @Test
    void aFolderThatCannotBeWrittenDoesNotEndTheRun() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(weights(file)).isEqualTo(weights(folder.resolve("whole")));
    }

    private void interruptAfter(int steps) {
        try {
            trainer(folder)
                    .train(
                            train,
                            validation,
                            new TrainingListener() {
                                @Override
                                public void onStep(Progress progress) {
                                    // the checkpoint of this step is not written any more
                                    if (progress.examples() == 32L * (steps + 1)) {
                                        throw new Interruption();
                                    }
                                }

                                @Override
                                public void onEpoch(EpochFigures epoch) {}
                            });
            throw new AssertionError("the run was not interrupted");
        } catch (Interruption expected) {
            assertThat(checkpoints()).hasSize(1);
        }
    }

    private List<Path> checkpoints() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.checkpoint")) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    private float[] weights(Path checkpoints) {
        try (TrainedNetwork trained =
                trainer(checkpoints).train(train, validation, new SilentListener())) {
            return trained.network().params().data().asFloat();
        }
    }

    private static DataParallelTrainer trainer(Path checkpoints) {
        return new DataParallelTrainer(
                Configs.refined(4, 32, 2), Optional.of(checkpoints), Duration.ZERO);
    }
}
