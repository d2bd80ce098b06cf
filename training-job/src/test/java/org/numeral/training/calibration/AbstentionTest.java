package org.numeral.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.digit.AbstentionScore;

class AbstentionTest {

    private static final AbstentionScore SCORE = AbstentionScore.MAX_PROBABILITY;

    @Test
    void thresholdIsTheQuantileOfTheDigits() {
        float[] probabilities = rising(1000);

        AbstentionRule rule = Abstention.choose(SCORE, probabilities, 0.007);

        // 0.5, 0.5005, ...: seven lie below the eighth
        assertThat(rule.score()).isEqualTo(SCORE);
        assertThat(rule.threshold()).isCloseTo(0.5 + 7 * 0.0005, within(1e-6));
        assertThat(Abstention.refusedShare(rule, probabilities)).isEqualTo(0.007);
    }

    @Test
    void standardRuleComparesEntropies() {
        float[] probabilities = rising(1000);

        AbstentionRule rule = Abstention.choose(probabilities);

        assertThat(rule.score()).isEqualTo(AbstentionScore.NEGATIVE_SOFT_ENTROPY);
        assertThat(Abstention.refusedShare(rule, probabilities)).isEqualTo(0.007);
    }

    @Test
    void neverRefusesMoreThanAllowedWhenScoresAreEqual() {
        float[] probabilities = rising(100);
        for (int row = 0; row < 50; row++) {
            Outputs.row(probabilities, row, 2, 0.5);
        }

        AbstentionRule rule = Abstention.choose(SCORE, probabilities, 0.1);

        assertThat(Abstention.refusedShare(rule, probabilities)).isZero();
    }

    @Test
    void refusesNoDigitOfASetThatIsTooSmallForTheShare() {
        float[] probabilities = rising(20);

        AbstentionRule rule = Abstention.choose(SCORE, probabilities, Abstention.VALIDATION_SHARE);

        assertThat(Abstention.refusedShare(rule, probabilities)).isZero();
        float[] lessSure = new float[10];
        Outputs.row(lessSure, 0, 1, 0.4);
        assertThat(Abstention.refusedShare(rule, lessSure)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void refusesAShareThatIsNone(double share) {
        assertThatThrownBy(() -> Abstention.choose(SCORE, rising(10), share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share is %s, not from 0 to 1", share);
    }

    @Test
    void refusesToChooseByNothing() {
        assertThatThrownBy(() -> Abstention.choose(SCORE, new float[0], 0.01))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 probabilities are not one or more rows of 10");
    }

    /** Confidences from 0.5 on in equal steps, the lowest last. */
    private static float[] rising(int n) {
        float[] probabilities = new float[n * 10];
        for (int row = 0; row < n; row++) {
            Outputs.row(probabilities, n - 1 - row, row % 10, 0.5 + 0.5 * row / n);
        }
        return probabilities;
    }
}
