package org.numeral.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    private static final int DRAWS = 200_000;

    @Test
    void numbersHaveMean0AndDeviation1AndNoRareExtremes() {
        RandomStream random = new RandomStream();
        random.seed(1);
        double sum = 0;
        double squares = 0;
        double most = 0;
        for (int i = 0; i < DRAWS; i++) {
            float drawn = random.bell();
            sum += drawn;
            squares += drawn * drawn;
            most = Math.max(most, Math.abs(drawn));
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(0.01));
        assertThat(squares / DRAWS).isCloseTo(1, within(0.01));
        assertThat(most).isBetween(3.0, 3.47);
    }

    @Test
    void neighbouringSeedsAreUnrelated() {
        assertThat(correlation(1, 0)).isCloseTo(0, within(0.01));
        assertThat(correlation(1, 1)).isCloseTo(0, within(0.01));
        assertThat(correlation(2, 0)).isCloseTo(0, within(0.01));
        // a seed that is ahead by the generator's own step would continue its neighbour's numbers
        assertThat(correlation(0x9E3779B97F4A7C15L, 0)).isCloseTo(0, within(0.01));
        assertThat(correlation(0x9E3779B97F4A7C15L, 1)).isCloseTo(0, within(0.01));
        assertThat(correlation(1L << 32, 0)).isCloseTo(0, within(0.01));
    }

    /** Between the first number of each seed and one of the seed that is distance ahead. */
    private static double correlation(long distance, int position) {
        RandomStream random = new RandomStream();
        double sum = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            random.seed(seed);
            float ahead = random.bell();
            for (int i = 0; i < position; i++) {
                ahead = random.bell();
            }
            random.seed(seed + distance);
            sum += ahead * random.bell();
        }
        return sum / DRAWS;
    }

    @Test
    void noTwoExamplesOfARunShareASeed() {
        assertThat(
                        LongStream.range(0, 300_000)
                                .map(i -> Augmenter.seed(7, (int) (i / 1_000), (int) (i % 1_000)))
                                .distinct()
                                .count())
                .isEqualTo(300_000);
        assertThat(Augmenter.seed(7, 1, 2)).isNotEqualTo(Augmenter.seed(8, 1, 2));
        assertThat(Augmenter.seed(7, 1, 2)).isNotEqualTo(Augmenter.seed(7, 2, 1));
        assertThat(Augmenter.seed(7, 0, -1)).isNotEqualTo(Augmenter.seed(7, -1, -1));
    }
}
