package org.numeral.training.distributed;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.trainer.Cluster;
import org.numeral.training.trainer.ModelState;
import org.numeral.training.trainer.RoundResult;
import org.numeral.training.trainer.ShardPlan;

/**
 * Workers that are tasks of Spark. The shards are partitions of a cached RDD, so Spark sends each
 * round's task to where its shard is, and makes a lost shard again from the driver's copy. A round
 * is a job: the state goes out as a broadcast, and the results come back in the order of the
 * shards. They are not summed up on the way ({@code treeAggregate}), because the order of float
 * additions, and so the model, would then depend on who is done first.
 */
final class SparkCluster implements Cluster {

    private final JavaSparkContext spark;
    private final Executors executors;
    private final RunLog log = new RunLog();

    SparkCluster(JavaSparkContext spark, Executors executors) {
        this.spark = spark;
        this.executors = executors;
        executors.watch();
        spark.sc().addSparkListener(log);
    }

    @Override
    public Workers distribute(List<LabelledDigits> digits, List<ShardPlan> plans) {
        String run = UUID.randomUUID().toString();
        // one broadcast for each, which only those fetch who need it
        List<Broadcast<Shard>> sent = new ArrayList<>();
        for (int i = 0; i < digits.size(); i++) {
            sent.add(spark.broadcast(new Shard(run, i, digits.get(i), plans.get(i))));
        }
        JavaRDD<Shard> shards =
                spark.parallelize(IntStream.range(0, sent.size()).boxed().toList(), sent.size())
                        .map(number -> sent.get(number).value())
                        .persist(StorageLevel.MEMORY_ONLY());
        collect(shards.map(shard -> ResidentTrainer.of(shard).prepare()));
        return new SparkWorkers(shards);
    }

    @Override
    public void close() {
        log.end();
        spark.stop();
        executors.endWatch();
    }

    private <T> List<T> collect(JavaRDD<T> results) {
        executors.requireWorking();
        try {
            return results.collect();
        } catch (Exception e) { // Spark's are checked, but Scala does not say so
            throw executors.failure(e);
        }
    }

    /** The workers of one run. */
    private final class SparkWorkers implements Workers {

        private final JavaRDD<Shard> shards;

        SparkWorkers(JavaRDD<Shard> shards) {
            this.shards = shards;
        }

        @Override
        public List<RoundResult> train(ModelState start, int firstStep, int steps) {
            log.startRound(firstStep, steps);
            Broadcast<ModelState> state = spark.broadcast(start);
            try {
                return collect(
                        shards.map(
                                shard ->
                                        ResidentTrainer.of(shard)
                                                .train(state.value(), firstStep, steps)));
            } finally {
                state.destroy();
            }
        }

        @Override
        public void close() {
            shards.unpersist(false);
            ResidentTrainer.closeAll(); // of threads of this process
        }
    }
}
