package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitEstimateTest {

    private static final long SECOND = 1_000_000_000L;

    private final WaitEstimate estimate = new WaitEstimate();

    @Test
    void nothingIsKnownBeforeThereWasWork() {
        assertThat(estimate.of(100, 1)).isZero();
    }

    @Test
    void threadsShareWhatWaits() {
        estimate.onDone(SECOND);
        assertThat(estimate.of(0, 4)).isZero();
        assertThat(estimate.of(6, 4)).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void followsTheLatestWork() {
        estimate.onDone(SECOND);
        for (int i = 0; i < 50; i++) {
            estimate.onDone(SECOND / 1000);
        }
        assertThat(estimate.of(1, 1)).isBetween(Duration.ofMillis(1), Duration.ofMillis(10));
    }
}
