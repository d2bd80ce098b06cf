package org.numeral.training.report.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

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
}
