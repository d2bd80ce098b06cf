package org.numeral.training.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChanceTest {

    @Test
    void isTheSameOnEveryJavaVersion() {
        assertThat(new Chance(1, 2, 3).unit()).isEqualTo(0.1300857085561754);
    }

    @Test
    void hasAStreamOfItsOwnForEachSeedPartAndExample() {
        Set<Double> first = new HashSet<>();
        for (int seed = -5; seed < 5; seed++) {
            for (int stream = 0; stream < 3; stream++) {
                for (int index = 0; index < 100; index++) {
                    first.add(new Chance(seed, stream, index).unit());
                }
            }
        }
        assertThat(first).hasSize(10 * 3 * 100);
    }

    @Test
    void bellHasMeanZeroAndDeviationOne() {
        Chance chance = new Chance(1, 1, 1);
        double sum = 0;
        double squares = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            double value = chance.bell();
            sum += value;
            squares += value * value;
        }
        assertThat(sum / n).isCloseTo(0, within(0.02));
        assertThat(squares / n).isCloseTo(1, within(0.02));
    }
}
