package org.numeral.training.distributed;

import java.util.List;
import java.util.LongSummaryStatistics;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.trainer.Cluster;
import org.numeral.training.trainer.ModelState;
import org.numeral.training.trainer.RoundResult;
import org.numeral.training.trainer.ShardPlan;

/**
 * A cluster that notes what its rounds took.
 *
 * @param cluster that does the work
 * @param rounds receives a note of each
 */
record NotingCluster(Cluster cluster, List<Round> rounds) implements Cluster {

    /**
     * What the workers report of a round; their states would fill the memory.
     *
     * @param examples of all
     * @param training nanoseconds of all
     * @param slowest nanoseconds of the slowest
     * @param bytes of a state
     */
    record Round(long examples, long training, long slowest, long bytes) {

        static Round of(List<RoundResult> results) {
            LongSummaryStatistics training =
                    results.stream().mapToLong(RoundResult::trainingNanos).summaryStatistics();
            return new Round(
                    results.stream().mapToLong(RoundResult::examples).sum(),
                    training.getSum(),
                    training.getMax(),
                    results.get(0).end().bytes());
        }
    }

    @Override
    public Workers distribute(List<LabelledDigits> shards, List<ShardPlan> plans) {
        Workers workers = cluster.distribute(shards, plans);
        return new Workers() {
            @Override
            public List<RoundResult> train(ModelState start, int firstStep, int steps) {
                List<RoundResult> results = workers.train(start, firstStep, steps);
                rounds.add(Round.of(results));
                return results;
            }

            @Override
            public void close() {
                workers.close();
            }
        };
    }

    @Override
    public void close() {
        cluster.close();
    }
}
