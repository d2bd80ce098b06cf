package org.numeral.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;

class McNemarTest {

    @Test
    void oneSidedIsTheUpperTailOfTossedCoins() {
        // 13 coins: (286 + 78 + 13 + 1) / 8192
        assertThat(McNemar.secondIsWorse(10, 3)).isCloseTo(378.0 / 8192, withPercentage(1e-9));
        assertThat(McNemar.secondIsWorse(5, 0)).isCloseTo(1.0 / 32, withPercentage(1e-9));
        assertThat(McNemar.secondIsWorse(0, 5)).isEqualTo(1);
    }

    @Test
    void twoSidedIsTwiceTheSmallerTail() {
        assertThat(McNemar.different(10, 3)).isCloseTo(756.0 / 8192, withPercentage(1e-9));
        assertThat(McNemar.different(3, 10)).isEqualTo(McNemar.different(10, 3));
    }

    @Test
    void equalCountsSayNothing() {
        assertThat(McNemar.different(3, 3)).isEqualTo(1);
        assertThat(McNemar.different(0, 0)).isEqualTo(1);
        assertThat(McNemar.secondIsWorse(0, 0)).isEqualTo(1);
        assertThat(McNemar.secondIsWorse(3, 3)).isBetween(0.5, 1.0);
    }

    @Test
    void staysExactForMany() {
        // computed with whole numbers of any length
        assertThat(McNemar.different(86, 150))
                .isCloseTo(3.715936139571442e-05, withPercentage(1e-6));
        assertThat(McNemar.secondIsWorse(5_000, 4_800))
                .isCloseTo(0.022202074399923145, withPercentage(1e-6));
    }
}
