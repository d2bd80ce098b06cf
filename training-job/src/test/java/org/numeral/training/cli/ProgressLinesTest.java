package org.numeral.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.numeral.training.trainer.EpochFigures;
import org.numeral.training.trainer.TrainingListener.Progress;
import org.slf4j.LoggerFactory;

class ProgressLinesTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(ProgressLines.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void listen() {
        appender.start();
        log.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(appender);
    }

    private List<String> lines() {
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void countsWhatWasDoneSinceTheFirstStep() throws InterruptedException {
        try (ProgressLines progress = new ProgressLines(Duration.ofMillis(100))) {
            progress.onStart("");
            progress.onStep(new Progress(6, 10, 500_000, 1_000_000, 0.1));
            Thread.sleep(200);
            progress.onStep(new Progress(6, 10, 500_100, 1_000_000, 0.1234));
        }

        // 100 pictures in 0.2 s or more, not the 500,000 of the run that was gone on from
        assertThat(lines()).hasSize(1);
        assertThat(lines().get(0))
                .matches(
                        "Epoch 6 of 10: 50 % of the run, loss 0.1234, [1-5]?[0-9]{1,2} images/s, [0-9]{4,6} s left");
    }

    @Test
    void saysNothingInBetween() {
        try (ProgressLines progress = new ProgressLines()) {
            progress.onStart("teacher 1 of 2");
            for (int step = 1; step <= 1_000; step++) {
                progress.onStep(new Progress(1, 3, 64 * step, 192_000, 0.5));
            }
            progress.onEpoch(
                    new EpochFigures(1, 0.51234, 0.98765, 0.0612, Duration.ofMillis(9_876)));
        }

        assertThat(lines())
                .containsExactly(
                        "Training teacher 1 of 2",
                        "Epoch 1: loss 0.5123, validation loss 0.0612, accuracy 98.77 %, 9.9 s");
    }
}
