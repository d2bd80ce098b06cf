package org.numeral.training.cli;

import java.time.Duration;
import org.numeral.training.trainer.EpochFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line in the log after every epoch, and now and then in between. */
final class ProgressLines implements ProgressReporter {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressLines.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Duration interval;

    private long start;
    private long examplesAtStart;
    private long lastLine;

    ProgressLines() {
        this(INTERVAL);
    }

    /**
     * With other pauses.
     *
     * @param interval least time between two lines within an epoch
     */
    ProgressLines(Duration interval) {
        this.interval = interval;
    }

    @Override
    public void onStart(String network) {
        start = 0;
        if (!network.isEmpty()) {
            LOG.info("Training {}", network);
        }
    }

    @Override
    public void onStep(Progress progress) {
        long now = System.nanoTime();
        if (start == 0) { // the first step is slow: native code is loaded and memory allocated
            start = now;
            examplesAtStart = progress.examples();
            lastLine = now;
        }
        if (now - lastLine < interval.toNanos()) {
            return;
        }
        lastLine = now;
        double rate = (progress.examples() - examplesAtStart) / ((now - start) / 1e9);
        LOG.info(
                "Epoch {} of {}: {} % of the run, loss {}, {} images/s, {} s left",
                progress.epoch(),
                progress.epochs(),
                100 * progress.examples() / progress.totalExamples(),
                "%.4f".formatted(progress.loss()),
                Math.round(rate),
                Math.round((progress.totalExamples() - progress.examples()) / rate));
    }

    @Override
    public void onEpoch(EpochFigures epoch) {
        LOG.info(
                "Epoch {}: loss {}, validation loss {}, accuracy {} %, {} s",
                epoch.epoch(),
                "%.4f".formatted(epoch.loss()),
                "%.4f".formatted(epoch.validationLoss()),
                "%.2f".formatted(100 * epoch.validationAccuracy()),
                "%.1f".formatted(epoch.duration().toMillis() / 1000.0));
        lastLine = System.nanoTime();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
