package org.numeral.model.digit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbstentionRuleTest {

    private static final Prediction SURE = of(0.9f, 0.06f);
    private static final Prediction TORN = of(0.5f, 0.46f);
    private static final Prediction UNIFORM = of(0.1f, 0.1f);

    @Test
    void scoresAreThoseOfTheirDefinitions() {
        assertThat(AbstentionScore.MAX_PROBABILITY.of(SURE)).isEqualTo(0.9f);
        assertThat(AbstentionScore.MARGIN.of(SURE)).isCloseTo(0.84, within(1e-6));
        assertThat(AbstentionScore.NEGATIVE_ENTROPY.of(UNIFORM))
                .isCloseTo(-Math.log(10), within(1e-6));
    }

    @Test
    void softEntropyIsThatOfTheSquareRoots() {
        float[] row = new float[Prediction.CLASSES];
        row[3] = 0.81f;
        row[8] = 0.09f;
        row[9] = 0.1f;
        double sum = 0.9 + 0.3 + Math.sqrt(0.1);
        double expected = 0;
        for (double root : new double[] {0.9, 0.3, Math.sqrt(0.1)}) {
            expected += root / sum * Math.log(root / sum);
        }

        assertThat(AbstentionScore.NEGATIVE_SOFT_ENTROPY.of(Prediction.of(row)))
                .isCloseTo(expected, within(1e-6));
        assertThat(AbstentionScore.NEGATIVE_SOFT_ENTROPY.of(UNIFORM))
                .isCloseTo(-Math.log(10), within(1e-6));
        assertThat(AbstentionScore.NEGATIVE_SOFT_ENTROPY.of(of(1f, 0f))).isZero();
    }

    @Test
    void entropyIgnoresProbabilitiesOfZero() {
        assertThat(AbstentionScore.NEGATIVE_ENTROPY.of(of(1f, 0f))).isZero();
    }

    @ParameterizedTest
    @EnumSource(AbstentionScore.class)
    void everyScoreIsHigherForWhatLooksMoreLikeADigit(AbstentionScore score) {
        assertThat(score.of(SURE)).isGreaterThan(score.of(TORN));
        assertThat(score.of(TORN)).isGreaterThan(score.of(UNIFORM));
    }

    @Test
    void recognisesWhatReachesTheThreshold() {
        AbstentionRule rule = new AbstentionRule(AbstentionScore.MAX_PROBABILITY, 0.5);

        assertThat(rule.recognises(SURE)).isTrue();
        assertThat(rule.recognises(TORN)).as("exactly the threshold").isTrue();
        assertThat(rule.recognises(UNIFORM)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesAThresholdThatNothingCanBeComparedWith(double threshold) {
        assertThatThrownBy(() -> new AbstentionRule(AbstentionScore.MARGIN, threshold))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold is %s, not a finite number", threshold);
    }

    @Test
    void refusesToBeWithoutAScore() {
        assertThatThrownBy(() -> new AbstentionRule(null, 0.5))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("score is null");
    }

    /** The third digit first, the eighth second; the others share what is left. */
    private static Prediction of(float best, float second) {
        float[] row = new float[Prediction.CLASSES];
        Arrays.fill(row, (1 - best - second) / (Prediction.CLASSES - 2));
        row[3] = best;
        row[8] = second;
        return Prediction.of(row);
    }
}
