package org.numeral.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.training.data.LabelledDigits;

class TemperatureScalingTest {

    private static final double[] LOGITS = Outputs.logits(20_000, 2, 1);
    private static final float[] TRUTH = Outputs.softmax(LOGITS, 1);
    private static final LabelledDigits DIGITS = Outputs.drawnFrom(TRUTH, 2);

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1, 3})
    void findsTheFactorByWhichLogitsWereScaled(double factor) {
        TemperatureScaling scaling =
                TemperatureScaling.fit(Outputs.softmax(LOGITS, factor), DIGITS);

        assertThat(scaling.temperature() / factor).isCloseTo(1, within(0.02));
        assertThat(scaling.errorAfter()).isLessThan(0.015);
        assertThat(scaling.remark()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 3})
    void calibratedLossDoesNotDependOnTheScaleOfTheLogits(double factor) {
        assertThat(TemperatureScaling.calibratedLoss(Outputs.softmax(LOGITS, factor), DIGITS))
                .isCloseTo(TemperatureScaling.calibratedLoss(TRUTH, DIGITS), within(1e-4));
    }

    @Test
    void lessensTheErrorOfAnOverconfidentNetwork() {
        TemperatureScaling scaling = TemperatureScaling.fit(Outputs.softmax(LOGITS, 3), DIGITS);

        assertThat(scaling.errorBefore()).isGreaterThan(10 * scaling.errorAfter());
    }

    @Test
    void scalesAsTheSoftmaxOfDividedLogitsDoes() {
        float[] scaled = TemperatureScaling.scale(Outputs.softmax(LOGITS, 2), 2);

        for (int i = 0; i < scaled.length; i++) {
            assertThat(scaled[i]).isCloseTo(TRUTH[i], within(1e-5f));
        }
    }

    @Test
    void takesProbabilitiesOfZeroForVerySmallOnes() {
        float[] probabilities = new float[3000];
        int[] labels = new int[300];
        for (int row = 0; row < labels.length; row++) {
            Outputs.row(probabilities, row, 4, 1);
            labels[row] = row % 10 == 0 ? 7 : 4;
        }

        TemperatureScaling scaling = TemperatureScaling.fit(probabilities, Outputs.digits(labels));

        assertThat(scaling.temperature()).isGreaterThan(1);
        assertThat(scaling.remark()).isPresent();
        assertThat(scaling.errorAfter()).isLessThan(scaling.errorBefore());
    }

    @Test
    void leavesANetworkAloneThatMakesNoMistakes() {
        int[] labels = IntStream.range(0, 300).map(i -> i % 10).toArray();
        float[] probabilities = new float[3000];
        for (int row = 0; row < labels.length; row++) {
            Outputs.row(probabilities, row, labels[row], 0.9);
        }

        TemperatureScaling scaling = TemperatureScaling.fit(probabilities, Outputs.digits(labels));

        assertThat(scaling.temperature()).isEqualTo(1);
        assertThat(scaling.errorAfter())
                .isEqualTo(scaling.errorBefore())
                .isCloseTo(0.1, within(1e-6));
        assertThat(scaling.remark())
                .hasValue(
                        "All 300 validation examples are answered right, so nothing tells how sure is too sure: the probabilities are left as they are.");
    }

    @Test
    void leavesANetworkAloneWhenThereIsLittleToJudgeItBy() {
        float[] probabilities = new float[10];
        Outputs.row(probabilities, 0, 4, 0.9);

        TemperatureScaling scaling = TemperatureScaling.fit(probabilities, Outputs.digits(5));

        assertThat(scaling.temperature()).isEqualTo(1);
        assertThat(scaling.remark())
                .hasValue(
                        "The validation set has 1 examples, fewer than the 200 that a temperature is fitted on: the probabilities are left as they are.");
    }

    @Test
    void saysSoWhenTheTemperatureEndsAtTheEndOfItsRange() {
        // wrong more often than by chance: no temperature is high enough
        int[] labels = IntStream.range(0, 1000).map(i -> i % 9).toArray();
        float[] probabilities = new float[10_000];
        for (int row = 0; row < labels.length; row++) {
            Outputs.row(probabilities, row, 9, 0.9);
        }

        TemperatureScaling scaling = TemperatureScaling.fit(probabilities, Outputs.digits(labels));

        assertThat(scaling.temperature()).isCloseTo(10, within(0.02));
        assertThat(scaling.remark())
                .hasValue(
                        "The temperature is at the end of its range, 0.1 to 10.0: the network's probabilities say little; look at its training.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesATemperatureThatIsNone(double temperature) {
        assertThatThrownBy(() -> TemperatureScaling.scale(TRUTH, temperature))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("temperature is %s, not above 0 and finite", temperature);
    }
}
