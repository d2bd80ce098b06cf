package org.numeral.training.distributed;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.trainer.Cluster;
import org.numeral.training.trainer.ModelState;
import org.numeral.training.trainer.RoundResult;
import org.numeral.training.trainer.ShardPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers that are tasks of Spark. The numbers of the shards are partitions of a cached RDD, so
 * Spark sends each round's task to where its shard was before, if a core is free there, and to
 * another process if not, which fetches the shard from the driver or from who has it. A round is a
 * job: the state goes out as a broadcast, and the results come back in the order of the shards.
 * They are not summed up on the way ({@code treeAggregate}), because the order of float additions,
 * and so the model, would then depend on who is done first.
 */
final class SparkCluster implements Cluster {

    private static final Logger LOG = LoggerFactory.getLogger(SparkCluster.class);

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
        String program = Greeting.ofThisProcess().program();
        // one broadcast for each, which only those fetch who need it
        List<Broadcast<Shard>> shards = new ArrayList<>();
        for (int i = 0; i < digits.size(); i++) {
            Shard shard = new Shard(run, program, i, digits.get(i), plans.get(i));
            shards.add(broadcast(shard));
        }
        JavaRDD<Integer> numbers =
                spark.parallelize(IntStream.range(0, shards.size()).boxed().toList(), shards.size())
                        .persist(StorageLevel.MEMORY_ONLY());
        collect(
                numbers.map(
                        number -> ResidentTrainer.of(run, number, shards.get(number)).prepare()));
        return new SparkWorkers(run, numbers, shards);
    }

    @Override
    public void close() {
        log.end();
        executors.endWatch();
        spark.stop();
    }

    private <T> List<T> collect(JavaRDD<T> results) {
        executors.requireWorking();
        try {
            return results.collect();
        } catch (Exception e) { // Spark's are checked, but Scala does not say so
            throw executors.failure(e);
        }
    }

    private <T> Broadcast<T> broadcast(T value) {
        executors.requireWorking();
        try {
            return spark.broadcast(value);
        } catch (RuntimeException e) { // Spark has stopped
            throw executors.failure(e);
        }
    }

    /** Spark may have stopped since, and then there is nothing to be freed. */
    private static void free(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException e) {
            LOG.debug("Not freed", e);
        }
    }

    /** The workers of one run. */
    private final class SparkWorkers implements Workers {

        private final String run;
        private final JavaRDD<Integer> numbers;
        private final List<Broadcast<Shard>> shards;

        SparkWorkers(String run, JavaRDD<Integer> numbers, List<Broadcast<Shard>> shards) {
            this.run = run;
            this.numbers = numbers;
            this.shards = shards;
        }

        @Override
        public List<RoundResult> train(ModelState start, int firstStep, int steps) {
            log.startRound(firstStep, steps);
            Broadcast<ModelState> state = broadcast(start);
            try {
                return collect(numbers.map(round(state, firstStep, steps)));
            } finally {
                free(state::destroy);
            }
        }

        /** Holds what it needs, and not this object, which stays in this process. */
        private Function<Integer, RoundResult> round(
                Broadcast<ModelState> state, int firstStep, int steps) {
            String of = run;
            List<Broadcast<Shard>> all = shards;
            return number ->
                    ResidentTrainer.of(of, number, all.get(number))
                            .train(state.value(), firstStep, steps);
        }

        @Override
        public void close() {
            free(() -> numbers.unpersist(false));
            for (Broadcast<Shard> shard : shards) {
                free(shard::destroy);
            }
            ResidentTrainer.closeAll(); // of threads of this process
        }
    }
}
