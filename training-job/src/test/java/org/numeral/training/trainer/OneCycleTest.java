package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneCycleTest {

    private static final double PEAK = 0.002;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 11, 37, 100, 843, 1718})
    void neverLeavesItsRange(int steps) {
        OneCycle cycle = new OneCycle(PEAK, steps);

        for (int step = 0; step < steps; step++) {
            assertThat(cycle.rate(step)).isPositive().isLessThanOrEqualTo(PEAK);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 843, 1719})
    void risesOnceAndFallsOnce(int steps) {
        OneCycle cycle = new OneCycle(PEAK, steps);
        long turns =
                IntStream.range(1, steps - 1)
                        .filter(
                                step ->
                                        cycle.rate(step) > cycle.rate(step - 1)
                                                != cycle.rate(step + 1) > cycle.rate(step))
                        .count();

        assertThat(turns).isEqualTo(1);
    }

    @Test
    void startsAtATenthOfThePeakAndEndsNearNothing() {
        OneCycle cycle = new OneCycle(PEAK, 1000);

        assertThat(cycle.rate(0)).isEqualTo(PEAK / 10, offset(1e-12));
        assertThat(cycle.rate(150)).isEqualTo(PEAK, offset(1e-12));
        assertThat(cycle.rate(999)).isLessThan(PEAK / 500);
    }
}
