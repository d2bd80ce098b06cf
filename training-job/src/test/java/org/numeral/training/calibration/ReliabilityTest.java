package org.numeral.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.Proportion;

class ReliabilityTest {

    @Test
    void theErrorIsTheWeightedDistanceOfConfidenceAndAccuracy() {
        // three answers at 90 %, two of them right; one at 50 %, wrong
        Reliability reliability =
                Reliability.of(
                        new double[] {0.9, 0.9, 0.9, 0.5},
                        new boolean[] {true, true, false, false});

        assertThat(reliability.expectedCalibrationError())
                .isCloseTo(0.75 * (0.9 - 2 / 3.0) + 0.25 * 0.5, within(1e-12));
        assertThat(reliability.bins()).hasSize(2);
        assertThat(reliability.bins().get(0).right().all()).isEqualTo(1);
        assertThat(reliability.bins().get(1).right().hits()).isEqualTo(2);
        assertThat(reliability.bins().get(1).meanConfidence()).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void certainAndRightIsNoError() {
        double[] confidence = new double[100];
        boolean[] right = new boolean[100];
        Arrays.fill(confidence, 1);
        Arrays.fill(right, true);

        Reliability reliability = Reliability.of(confidence, right);

        assertThat(reliability.expectedCalibrationError()).isZero();
        assertThat(reliability.bins()).singleElement().matches(bin -> bin.to() == 1);
    }

    @Test
    void anAnswerAtTheEdgeBelongsToTheLowerBin() {
        Reliability reliability = Reliability.of(new double[] {3.0 / 15}, new boolean[] {true});

        assertThat(reliability.bins().get(0).to()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void noAnswersAndUnequalNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reliability.of(new double[0], new boolean[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reliability.of(new double[2], new boolean[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.of(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.of(0, 0));
    }

    @Test
    void theIntervalIsWilsons() {
        Proportion share = Proportion.of(9929, 10_000);

        assertThat(share.low()).isCloseTo(0.9911, within(5e-5));
        assertThat(share.high()).isCloseTo(0.9944, within(5e-5));
        assertThat(Proportion.of(5, 5).high()).isLessThanOrEqualTo(1);
        assertThat(Proportion.of(0, 5).low()).isNotNegative();
    }

    @Test
    void errorOfAKnownDistributionIsTheWeightedMeanOfTheBins() {
        // four answers of 0.75, two right: off by 0.25; one of 0.35, right: off by 0.65
        float[] probabilities = new float[50];
        for (int row = 0; row < 4; row++) {
            Outputs.row(probabilities, row, 3, 0.75);
        }
        Outputs.row(probabilities, 4, 5, 0.35);
        LabelledDigits digits = Outputs.digits(3, 3, 8, 8, 5);

        Reliability reliability = Reliability.of(probabilities, digits);

        assertThat(reliability.expectedCalibrationError())
                .isCloseTo((4 * 0.25 + 1 * 0.65) / 5, within(1e-6));
        assertThat(reliability.bins()).hasSize(2); // empty ones are left out
        ReliabilityBin bin = reliability.bins().get(1);
        assertThat(bin.from()).isCloseTo(11 / 15.0, within(1e-12));
        assertThat(bin.meanConfidence()).isCloseTo(0.75, within(1e-6));
        assertThat(bin.right().value()).isEqualTo(0.5);
    }

    @Test
    void certaintyBelongsToTheLastBin() {
        float[] probabilities = new float[10];
        Outputs.row(probabilities, 0, 1, 1);

        Reliability reliability = Reliability.of(probabilities, Outputs.digits(1));

        assertThat(reliability.bins().get(0).to()).isEqualTo(1);
        assertThat(reliability.expectedCalibrationError()).isZero();
    }

    @Test
    void errorIsSmallWhenLabelsAreDrawnFromTheProbabilities() {
        float[] probabilities = Outputs.softmax(Outputs.logits(20_000, 2, 1), 1);
        LabelledDigits digits = Outputs.drawnFrom(probabilities, 2);

        assertThat(Reliability.of(probabilities, digits).expectedCalibrationError())
                .isLessThan(0.015);
        assertThat(Reliability.of(TemperatureScaling.scale(probabilities, 0.5), digits))
                .extracting(Reliability::expectedCalibrationError)
                .satisfies(error -> assertThat(error).isGreaterThan(0.1));
    }

    @Test
    void refusesWhatIsNoOutputForThesePictures() {
        assertThatThrownBy(() -> Reliability.of(new float[20], Outputs.digits(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 pictures have 10 probabilities, not 20");
        assertThatThrownBy(() -> Reliability.of(new float[0], Outputs.digits()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 probabilities are not one or more rows of 10");
    }

    @Test
    void refusesTheOutputOfANetworkThatDiverged() {
        float[] probabilities = new float[20];
        probabilities[13] = Float.NaN;

        assertThatThrownBy(() -> Reliability.of(probabilities, Outputs.digits(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the probability of digit 3 in row 1 is NaN, not 0 to 1: the network computes no probabilities");
    }
}
