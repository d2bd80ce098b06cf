package org.numeral.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.numeral.training.calibration.Reliability.Bin;
import org.numeral.training.data.LabelledDigits;

class ReliabilityTest {

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

        assertThat(reliability.expectedError()).isCloseTo((4 * 0.25 + 1 * 0.65) / 5, within(1e-6));
        assertThat(reliability.bins()).hasSize(15);
        Bin bin = reliability.bins().get(11);
        assertThat(bin.above()).isCloseTo(11 / 15.0, within(1e-12));
        assertThat(bin.upTo()).isCloseTo(12 / 15.0, within(1e-12));
        assertThat(bin.examples()).isEqualTo(4);
        assertThat(bin.confidence()).isCloseTo(0.75, within(1e-6));
        assertThat(bin.accuracy()).isEqualTo(0.5);
        assertThat(reliability.bins().get(0)).isEqualTo(new Bin(0, 1 / 15.0, 0, 0, 0));
    }

    @Test
    void certaintyBelongsToTheLastBin() {
        float[] probabilities = new float[10];
        Outputs.row(probabilities, 0, 1, 1);

        Reliability reliability = Reliability.of(probabilities, Outputs.digits(1));

        assertThat(reliability.bins().get(14).examples()).isEqualTo(1);
        assertThat(reliability.expectedError()).isZero();
    }

    @Test
    void errorIsSmallWhenLabelsAreDrawnFromTheProbabilities() {
        float[] probabilities = Outputs.softmax(Outputs.logits(20_000, 2, 1), 1);
        LabelledDigits digits = Outputs.drawnFrom(probabilities, 2);

        assertThat(Reliability.of(probabilities, digits).expectedError()).isLessThan(0.015);
        assertThat(Reliability.of(TemperatureScaling.scale(probabilities, 0.5), digits))
                .extracting(Reliability::expectedError)
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
