package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.numeral.training.augment.Augmentation;

class TrainingConfigTest {

    @Test
    void recordsEverySetting() {
        assertThat(Configs.plain(6, 64, 2).toMap())
                .containsAllEntriesOf(Augmentation.NONE.toMap())
                .containsEntry("patience", "0")
                .containsEntry("nonDigits", "0")
                .containsEntry("syntheticDigits", "0")
                .containsAllEntriesOf(
                        Map.of(
                                "network", "small",
                                "epochs", "6",
                                "batchSize", "64",
                                "learningRate", "0.002",
                                "learningRateSchedule", "one-cycle",
                                "labelSmoothing", "0.0",
                                "averaging", "0.0",
                                "optimizer", "Adam",
                                "seed", "7",
                                "workers", "2"));
    }

    @Test
    void reportsAllThatIsWrongTogether() {
        assertThatThrownBy(() -> new Schedule(0, -1, 0, 2))
                .hasMessage(
                        """
                        --epochs is 0; it can be 1 to 10000
                        --patience is -1; it can be 0 (none) or more
                        --batch-size is 0; it can be 1 to 8192
                        --learning-rate is 2.0; it must be more than 0 and at most 1""");
        assertThatThrownBy(() -> new Regularisation(Augmentation.NONE, 2, 0.6, 1, 1.5, -1, 9000))
                .hasMessage(
                        """
                        --clean-share is 2.0; it can be 0 (none) to 1
                        --label-smoothing is 0.6; it can be 0 to 0.5
                        --averaging is 1.0; it can be 0 (none) to less than 1
                        --weight-decay is 1.5; it can be 0 (none) to 1
                        --non-digits is -1; it can be 0 (none) to 8192
                        --synthetic-digits is 9000; it can be 0 (none) to 8192""");
    }

    @Test
    void workersThatCannotShareABatchAreRefused() {
        assertThatThrownBy(() -> Configs.plain(1, 64, 3))
                .hasMessage(
                        "--workers is 3; it must divide the batch size with its non-digits and synthetic digits, 64, without remainder");
    }

    @Test
    void noNumberIsNoLearningRate() {
        assertThat(Schedule.problems(1, 0, 64, Double.NaN)).hasSize(1);
    }

    @Test
    void workersShareTheNonDigitsToo() {
        assertThat(TrainingConfig.problems(64 + 8, 3)).isEmpty();
        assertThat(TrainingConfig.problems(64 + 1, 2))
                .containsExactly(
                        "--workers is 2; it must divide the batch size with its non-digits and synthetic digits, 65, without remainder");
        assertThat(Configs.refined(1, 32, 2).rows()).isEqualTo(64);
    }

    @Test
    void workersAreTheLargestDivisorThatFits() {
        assertThat(TrainingConfig.workersFor(64, 1)).isEqualTo(1);
        assertThat(TrainingConfig.workersFor(64, 2)).isEqualTo(2);
        assertThat(TrainingConfig.workersFor(64, 7)).isEqualTo(4);
        assertThat(TrainingConfig.workersFor(1, 8)).isEqualTo(1);
    }
}
