package org.numeral.training.trainer;

import java.util.List;
import org.numeral.training.data.LabelledDigits;

/**
 * Where a distributed run computes: workers that each hold a shard of the examples. An engine
 * implements it; what is computed, averaged and published is the same on all of them.
 */
public interface Cluster extends AutoCloseable {

    /**
     * Gives each worker its shard.
     *
     * @param shards the examples of each worker
     * @param plans what each does with them, in the same order
     * @return the workers, ready for the first round
     * @throws ClusterException if they cannot be had
     */
    Workers distribute(List<LabelledDigits> shards, List<ShardPlan> plans);

    /** Gives the workers back. */
    @Override
    void close();

    /** The workers of one run. */
    interface Workers extends AutoCloseable {

        /**
         * Has every worker train on its shard. A worker that is lost is replaced, and its round
         * repeated.
         *
         * @param start the state that all start from
         * @param firstStep of the round, 0 for the first of the run
         * @param steps of the round
         * @return what each did, in the order of the shards
         * @throws ClusterException if a round failed too often
         */
        List<RoundResult> train(ModelState start, int firstStep, int steps);

        /** Has the workers forget their shards. */
        @Override
        void close();
    }
}
