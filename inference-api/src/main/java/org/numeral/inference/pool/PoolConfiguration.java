package org.numeral.inference.pool;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of the inference pool, {@code numeral.pool.*}.
 *
 * @param workers threads, each with a network replica; 0 for as many as the container has whole
 *     CPUs
 * @param maxBatch most pictures that are computed in one pass; 32 is where a pass of the networks
 *     here stops becoming cheaper for each picture
 * @param queueCapacity most pictures that wait; further ones are refused
 * @param shutdownGrace how long pictures that wait may still be computed after a shutdown began
 * @param stuckAfter how long one pass may take before its worker counts as hung and is replaced, 10
 *     ms or more; longer than {@code numeral.predict.deadline}, so that nobody waits for it any
 *     more
 */
@ConfigurationProperties("numeral.pool")
public record PoolConfiguration(
        @Bindable(defaultValue = "0") int workers,
        @Bindable(defaultValue = "32") int maxBatch,
        @Bindable(defaultValue = "256") int queueCapacity,
        @Bindable(defaultValue = "5s") Duration shutdownGrace,
        @Bindable(defaultValue = "30s") Duration stuckAfter) {

    private static final Duration SHORTEST = Duration.ofMillis(10);

    /** Checks the ranges. */
    public PoolConfiguration {
        if (workers < 0 || workers > 256) {
            throw new IllegalArgumentException(
                    "numeral.pool.workers is %d; it can be 0 (one for each CPU) to 256"
                            .formatted(workers));
        }
        if (maxBatch < 1 || maxBatch > 1024) {
            throw new IllegalArgumentException(
                    "numeral.pool.max-batch is %d; it can be 1 to 1024".formatted(maxBatch));
        }
        if (queueCapacity < 1) {
            throw new IllegalArgumentException(
                    "numeral.pool.queue-capacity is %d; it must be 1 or more"
                            .formatted(queueCapacity));
        }
        if (shutdownGrace.isNegative()) {
            throw new IllegalArgumentException(
                    "numeral.pool.shutdown-grace is %s; it must not be negative"
                            .formatted(shutdownGrace));
        }
        if (stuckAfter.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "numeral.pool.stuck-after is %s; it must be 10 ms or more"
                            .formatted(stuckAfter));
        }
    }

    /**
     * The same settings with a number of workers.
     *
     * @param number used if none is configured
     * @return settings with one worker or more
     */
    public PoolConfiguration withDefaultWorkers(int number) {
        return workers > 0
                ? this
                : new PoolConfiguration(number, maxBatch, queueCapacity, shutdownGrace, stuckAfter);
    }
}
