package org.numeral.training.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportDataTest {

    private static ReportData run;

    @BeforeAll
    static void train() throws Exception {
        run = SmallRun.data();
    }

    @Test
    void answersToAnotherTestSetAreRefused() {
        assertThatThrownBy(
                        () ->
                                ReportData.of(
                                        run.metadata(),
                                        run.history(),
                                        SmallRun.flawless(20),
                                        "numeral train"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the test figures are of 300 pictures, the test set has 20");
        assertThatThrownBy(() -> run.withCalibration(1.1, SmallRun.flawless(20)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyEpochHasALearningRateOrNone() {
        assertThatThrownBy(() -> run.withLearningRates(List.of(0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 epochs have 1 learning rates");
    }

    @Test
    void aTemperatureIsPositive() {
        assertThatThrownBy(() -> run.withCalibration(0, run.test()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("temperature is 0.0");
    }

    @Test
    void everyPictureHasTenProbabilities() {
        assertThatThrownBy(() -> new ClassifiedDigits(run.test().digits(), new float[10]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("300 pictures do not have 10 probabilities");
    }
}
