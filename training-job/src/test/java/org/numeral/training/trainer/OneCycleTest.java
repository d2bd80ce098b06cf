package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.schedule.ISchedule;

class OneCycleTest {

    private static final double PEAK = 0.002;

    /**
     * Among them odd and even numbers before the annealing: DL4J's schedule jumps with odd ones.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 11, 37, 100, 843, 1718, 1719, 5062})
    void neverLeavesItsRange(int steps) {
        ISchedule schedule = OneCycle.schedule(PEAK, steps);

        for (int i = 0; i < steps; i++) {
            assertThat(schedule.valueAt(i, 0)).isBetween(PEAK / 1000, PEAK);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {843, 1718, 1719, 5062})
    void risesToThePeakAndFalls(int steps) {
        ISchedule schedule = OneCycle.schedule(PEAK, steps);

        assertThat(schedule.valueAt(0, 0)).isEqualTo(PEAK / 10, offset(1e-9));
        assertThat(schedule.valueAt((int) (steps * 0.45), 0)).isGreaterThan(0.95 * PEAK);
        assertThat(schedule.valueAt(steps - 1, 0)).isLessThan(PEAK / 500);
    }
}
