package org.numeral.training.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a run is divided among workers: each trains on its own shard for some steps, then their
 * parameters are averaged, and all go on from the average (local SGD: McDonald et al., 2010; Stich,
 * arXiv 1805.09767).
 *
 * @param workers 1 or more
 * @param period steps of each worker between two averages, 1 or more
 */
public record Distribution(int workers, int period) {

    /** A round number of which each still has a batch of MNIST in an epoch. */
    static final int MOST_WORKERS = 512;

    /** Checks both values and reports all that are wrong together. */
    public Distribution {
        Problems.refuse(problems(workers, period));
    }

    /**
     * What is wrong with some values, each in a sentence that names the option.
     *
     * @param workers as in the record
     * @param period as in the record
     * @return empty if all are right
     */
    public static List<String> problems(int workers, int period) {
        List<String> problems = new ArrayList<>();
        if (workers < 1 || workers > MOST_WORKERS) {
            problems.add(
                    "--distributed-workers is %d; it can be 1 to %d"
                            .formatted(workers, MOST_WORKERS));
        }
        if (period < 1) {
            problems.add("--averaging-period is %d; it must be 1 step or more".formatted(period));
        }
        return problems;
    }

    /**
     * The learning rate for all workers together. They do a step with as many examples as all
     * batches have, and so fewer steps. With plain gradient descent the rate grows as the batch
     * does (Goyal et al., arXiv 1706.02677), with Adam as its square root (Malladi et al., arXiv
     * 2205.10287).
     *
     * @param schedule learning rate and optimizer of one worker
     * @return the peak of the one-cycle schedule
     */
    public double learningRate(Schedule schedule) {
        Objects.requireNonNull(schedule, "schedule is null");
        return schedule.learningRate()
                * (schedule.optimizer() == Optimizer.SGD ? workers : Math.sqrt(workers));
    }

    Schedule scaled(Schedule schedule) {
        return schedule.withLearningRate(learningRate(schedule));
    }
}
