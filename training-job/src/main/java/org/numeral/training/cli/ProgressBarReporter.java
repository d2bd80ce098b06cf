package org.numeral.training.cli;

import java.time.Duration;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.numeral.training.trainer.EpochFigures;

/** A progress bar: examples seen, images a second, time left, loss and accuracy. */
final class ProgressBarReporter implements ProgressReporter {

    private final Supplier<ProgressBarBuilder> bars;
    private ProgressBar bar;
    private String accuracy = "";
    private String task = "";

    ProgressBarReporter() {
        this(ProgressBar::builder);
    }

    ProgressBarReporter(Supplier<ProgressBarBuilder> bars) {
        this.bars = bars;
    }

    @Override
    public void onStart(String network) {
        close();
        bar = null;
        accuracy = "";
        task = network.isEmpty() ? "Training" : "Training " + network;
    }

    @Override
    public void onStep(Progress progress) {
        if (bar == null) {
            bar =
                    bars.get()
                            .setTaskName(task)
                            .setInitialMax(progress.totalExamples())
                            // speed and time left are those of this process: a resumed run's first
                            // examples were seen by another one
                            .startsFrom(progress.examples(), Duration.ZERO)
                            .setUnit(" images", 1)
                            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                            .setUpdateIntervalMillis(200)
                            .showSpeed()
                            .build();
        }
        bar.stepTo(progress.examples());
        bar.setExtraMessage(
                " epoch %d/%d, loss %.4f%s"
                        .formatted(progress.epoch(), progress.epochs(), progress.loss(), accuracy));
    }

    @Override
    public void onEpoch(EpochFigures epoch) {
        accuracy = ", validation %.2f %%".formatted(100 * epoch.validationAccuracy());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
