package org.numeral.training.trainer;

import java.time.Duration;
import java.util.List;

/**
 * How the workers of a distributed run shared its work, since the process was started.
 *
 * @param period steps of each worker between two averages
 * @param rounds that were done
 * @param bytes to each worker in a round, and as many back
 * @param elapsed time of all rounds, averaging included, validation not
 * @param aggregation part of it that is neither training nor waiting for the slowest worker: to
 *     send the state, to start the work, to fetch the results and average them; and, where a worker
 *     was lost, what others did in its place
 * @param workers in the order of their shards
 */
public record ScalingFigures(
        int period,
        int rounds,
        long bytes,
        Duration elapsed,
        Duration aggregation,
        List<Worker> workers) {

    /** Copies the list. */
    public ScalingFigures {
        workers = List.copyOf(workers);
    }

    /**
     * One worker's part.
     *
     * @param name where its last round was
     * @param examples digits that it learned from
     * @param training time of its steps
     * @param waiting time in which it was done and the slowest was not
     */
    public record Worker(String name, long examples, Duration training, Duration waiting) {

        /**
         * Speed while it trained.
         *
         * @return digits a second
         */
        public double examplesPerSecond() {
            return examples / (training.toNanos() / 1e9);
        }
    }

    /**
     * Speed of all together.
     *
     * @return digits a second of the rounds' time
     */
    public double examplesPerSecond() {
        return workers.stream().mapToLong(Worker::examples).sum() / (elapsed.toNanos() / 1e9);
    }
}
