package org.numeral.training.trainer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the times of the rounds of a distributed run, and tells of workers that hold it up. */
final class RoundClock {

    private static final Logger LOG = LoggerFactory.getLogger(RoundClock.class);

    /** Times the median: slower than what a busy machine explains. */
    private static final double STRAGGLER = 1.5;

    /** Shorter rounds vary more than that by themselves. */
    private static final long SHORTEST_NANOS = 500_000_000;

    private final int period;
    private final long[] examples;
    private final long[] training;
    private final long[] waiting;
    private final String[] names;
    private int rounds;
    private long bytes;
    private long elapsed;
    private long aggregation;

    /**
     * A clock.
     *
     * @param distribution workers and period
     */
    RoundClock(Distribution distribution) {
        this.period = distribution.period();
        this.examples = new long[distribution.workers()];
        this.training = new long[distribution.workers()];
        this.waiting = new long[distribution.workers()];
        this.names = new String[distribution.workers()];
    }

    /**
     * Adds a round.
     *
     * @param results of all workers
     * @param nanos from its start until the average was made
     */
    void add(List<RoundResult> results, long nanos) {
        long slowest = results.stream().mapToLong(RoundResult::trainingNanos).max().orElseThrow();
        for (int i = 0; i < results.size(); i++) {
            RoundResult result = results.get(i);
            examples[i] += result.examples();
            training[i] += result.trainingNanos();
            waiting[i] += slowest - result.trainingNanos();
            names[i] = result.worker();
        }
        rounds++;
        bytes = results.get(0).end().bytes();
        elapsed += nanos;
        aggregation += Math.max(0, nanos - slowest);
        warnOfStragglers(results);
    }

    private static void warnOfStragglers(List<RoundResult> results) {
        long[] sorted = results.stream().mapToLong(RoundResult::trainingNanos).sorted().toArray();
        long median = sorted[(sorted.length - 1) / 2];
        for (RoundResult result : results) {
            if (result.trainingNanos() > SHORTEST_NANOS
                    && result.trainingNanos() > STRAGGLER * median) {
                LOG.warn(
                        "Straggler: {} took {} s for its part of a round, half of the workers at most {} s",
                        result.worker(),
                        seconds(result.trainingNanos()),
                        seconds(median));
            }
        }
    }

    /** Writes the figures so far to the log. */
    void log() {
        ScalingFigures figures = sums();
        LOG.info(
                "{} rounds of {} steps: {} digits/s; {} s, of these {} s to send, fetch, average and repeat what was lost",
                figures.rounds(),
                figures.period(),
                Math.round(figures.examplesPerSecond()),
                seconds(elapsed),
                seconds(aggregation));
        for (ScalingFigures.Worker worker : figures.workers()) {
            LOG.info(
                    "  {}: {} digits/s; trained {} s, waited {} s",
                    worker.name(),
                    Math.round(worker.examplesPerSecond()),
                    seconds(worker.training().toNanos()),
                    seconds(worker.waiting().toNanos()));
        }
    }

    /** The figures so far; none of a run whose last round was done before this process started. */
    Optional<ScalingFigures> figures() {
        return rounds == 0 ? Optional.empty() : Optional.of(sums());
    }

    private ScalingFigures sums() {
        List<ScalingFigures.Worker> workers = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            workers.add(
                    new ScalingFigures.Worker(
                            names[i],
                            examples[i],
                            Duration.ofNanos(training[i]),
                            Duration.ofNanos(waiting[i])));
        }
        return new ScalingFigures(
                period,
                rounds,
                bytes,
                Duration.ofNanos(elapsed),
                Duration.ofNanos(aggregation),
                workers);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e9);
    }
}
