package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    private final Schedule schedule = new Schedule(3, 2, 64, 0.004, Optimizer.SGD);

    @Test
    void changesOnlyWhatItIsAskedTo() {
        assertThat(schedule.withEpochs(5)).isEqualTo(new Schedule(5, 2, 64, 0.004, Optimizer.SGD));
        assertThat(schedule.withPatience(0))
                .isEqualTo(new Schedule(3, 0, 64, 0.004, Optimizer.SGD));
        assertThat(schedule.withLearningRate(0.1))
                .isEqualTo(new Schedule(3, 2, 64, 0.1, Optimizer.SGD));
        assertThatThrownBy(() -> schedule.withEpochs(0)).hasMessageContaining("--epochs is 0");
    }

    @Test
    void countsFullBatches() {
        assertThat(schedule.stepsPerEpoch(63)).isZero();
        assertThat(schedule.stepsPerEpoch(130)).isEqualTo(2);
        assertThat(schedule.steps(2)).isEqualTo(6);
    }

    @Test
    void refusesMoreStepsThanItCanCount() {
        assertThat(schedule.steps(Integer.MAX_VALUE / 3)).isEqualTo(Integer.MAX_VALUE - 1);
        assertThatThrownBy(() -> schedule.steps(Integer.MAX_VALUE / 3 + 1))
                .isInstanceOf(UnusableSettingsException.class)
                .hasMessage(
                        "3 epochs of 715,827,883 steps are more than 2,147,483,647 steps: lower --epochs or raise --batch-size");
    }
}
