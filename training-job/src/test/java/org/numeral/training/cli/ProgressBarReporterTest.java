package org.numeral.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import org.junit.jupiter.api.Test;
import org.numeral.training.trainer.EpochFigures;
import org.numeral.training.trainer.TrainingListener.Progress;

class ProgressBarReporterTest {

    private final List<String> lines = new ArrayList<>();
    private final ProgressBarReporter reporter =
            new ProgressBarReporter(
                    () ->
                            ProgressBar.builder()
                                    .setConsumer(
                                            new DelegatingProgressBarConsumer(lines::add, 200)));

    @Test
    void aResumedRunTakesNoCreditForWhatWasDoneBefore() {
        reporter.onStep(new Progress(6, 10, 500_064, 1_000_000, 0.1));
        reporter.close();

        // nothing was done yet that would tell how long the rest takes
        assertThat(lines).isNotEmpty().last().asString().contains("50%", "500064", "/ ?)");
    }

    @Test
    void showsLossAndAccuracy() {
        reporter.onStep(new Progress(1, 10, 64, 1_000_000, 2.31));
        reporter.onEpoch(new EpochFigures(1, 0.5, 0.9812, 0.06, Duration.ofSeconds(9)));
        reporter.onStep(new Progress(2, 10, 100_000, 1_000_000, 0.1234));
        reporter.close();

        assertThat(lines)
                .last()
                .asString()
                .contains("10%", "epoch 2/10", "loss 0.1234", "validation 98.12 %")
                .doesNotContain("/ ?)");
    }

    @Test
    void closesWithoutAStep() {
        reporter.close();

        assertThat(lines).isEmpty();
    }
}
