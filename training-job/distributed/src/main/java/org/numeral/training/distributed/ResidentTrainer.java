package org.numeral.training.distributed;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.apache.spark.SparkEnv;
import org.numeral.training.trainer.ModelState;
import org.numeral.training.trainer.RoundResult;
import org.numeral.training.trainer.ShardTrainer;

/**
 * A worker that stays in its process from round to round, with its network and a thread of its own:
 * Spark may give each task another thread, and native memory belongs to threads.
 */
final class ResidentTrainer {

    private static final Map<Integer, ResidentTrainer> PRESENT = new ConcurrentHashMap<>();

    private final Shard shard;
    private final ExecutorService thread;
    private ShardTrainer trainer;

    private ResidentTrainer(Shard shard) {
        this.shard = shard;
        this.thread =
                java.util.concurrent.Executors.newSingleThreadExecutor(
                        task -> {
                            Thread made = new Thread(task, "shard-" + shard.number());
                            made.setDaemon(true);
                            return made;
                        });
    }

    /**
     * The worker of a shard in this process.
     *
     * @param shard if it is of another run than the worker that is here, that one is closed
     * @return made when it is asked for the first time
     */
    static ResidentTrainer of(Shard shard) {
        return PRESENT.compute(
                shard.number(),
                (number, present) -> {
                    if (present != null && present.shard.run().equals(shard.run())) {
                        return present;
                    }
                    if (present != null) {
                        present.close();
                    }
                    return new ResidentTrainer(shard);
                });
    }

    /** Closes all that are in this process. */
    static void closeAll() {
        PRESENT.values()
                .removeIf(
                        trainer -> {
                            trainer.close();
                            return true;
                        });
    }

    /** Makes the network and the pictures of no digit, if they are not here yet. */
    int prepare() throws Exception {
        return onItsThread(
                () -> {
                    trainer();
                    return shard.number();
                });
    }

    /** As {@link ShardTrainer#train}. */
    RoundResult train(ModelState start, int firstStep, int steps) throws Exception {
        return onItsThread(() -> trainer().train(start, firstStep, steps));
    }

    private <T> T onItsThread(Callable<T> work) throws Exception {
        try {
            return thread.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }

    private ShardTrainer trainer() {
        if (trainer == null) {
            trainer = new ShardTrainer(shard.digits(), shard.plan(), name());
        }
        return trainer;
    }

    private String name() {
        SparkEnv spark = SparkEnv.get();
        return "worker %d (executor %s on %s)"
                .formatted(
                        shard.number() + 1,
                        spark.executorId(),
                        spark.blockManager().blockManagerId().host());
    }

    private void close() {
        thread.submit(
                () -> {
                    if (trainer != null) {
                        trainer.close();
                    }
                });
        thread.shutdown();
    }
}
