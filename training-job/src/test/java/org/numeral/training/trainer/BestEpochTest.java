package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BestEpochTest {

    /** Of 10,000 digits at 99 %: ten, a tenth of a point. */
    private static final int EXAMPLES = 10_000;

    @Test
    void anEpochWithinOneStandardErrorOfTheBestIsAsGood() {
        assertThat(BestEpoch.isAsGoodAsTheBest(history(0.5), EXAMPLES)).isTrue();
        assertThat(BestEpoch.isAsGoodAsTheBest(history(0.95, 0.98), EXAMPLES)).isTrue();
        assertThat(BestEpoch.isAsGoodAsTheBest(history(0.95, 0.99, 0.9891), EXAMPLES)).isTrue();
        assertThat(BestEpoch.isAsGoodAsTheBest(history(0.95, 0.99, 0.9889), EXAMPLES)).isFalse();
    }

    @Test
    void fewerExamplesAreMoreDoubtful() {
        assertThat(BestEpoch.isAsGoodAsTheBest(history(0.99, 0.97), 100)).isFalse();
        assertThat(BestEpoch.isAsGoodAsTheBest(history(0.99, 0.97), 10)).isTrue();
    }

    @Test
    void patienceCountsFromTheFirstOfEquallyGoodEpochs() {
        assertThat(BestEpoch.epochsSinceTheBest(List.of())).isZero();
        assertThat(BestEpoch.epochsSinceTheBest(history(0.5, 0.6))).isZero();
        assertThat(BestEpoch.epochsSinceTheBest(history(0.5, 0.6, 0.6, 0.59))).isEqualTo(2);
    }

    private static List<EpochFigures> history(double... accuracies) {
        return IntStream.range(0, accuracies.length)
                .mapToObj(i -> new EpochFigures(i + 1, 1, accuracies[i], 1, Duration.ofSeconds(1)))
                .toList();
    }
}
