package org.numeral.training.distributed;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.apache.spark.SparkEnv;
import org.apache.spark.broadcast.Broadcast;
import org.numeral.training.trainer.ModelState;
import org.numeral.training.trainer.RoundResult;
import org.numeral.training.trainer.ShardTrainer;

/**
 * A worker that stays in its process from round to round, with its network and a thread of its own:
 * Spark may give each task another thread, and native memory belongs to threads.
 */
final class ResidentTrainer {

    private static final Map<Integer, ResidentTrainer> PRESENT = new ConcurrentHashMap<>();

    private final String run;
    private final int number;
    private final Broadcast<Shard> shard;
    private final ExecutorService thread;
    private ShardTrainer trainer;

    private ResidentTrainer(String run, int number, Broadcast<Shard> shard) {
        this.run = run;
        this.number = number;
        this.shard = shard;
        this.thread =
                java.util.concurrent.Executors.newSingleThreadExecutor(
                        task -> {
                            Thread made = new Thread(task, "shard-" + number);
                            made.setDaemon(true);
                            return made;
                        });
    }

    /**
     * The worker of a shard in this process.
     *
     * @param run if the worker that is here is of another one, that one is closed
     * @param number of the shard
     * @param shard is fetched when it is needed for the first time
     * @return made when it is asked for the first time
     */
    static ResidentTrainer of(String run, int number, Broadcast<Shard> shard) {
        return PRESENT.compute(
                number,
                (key, present) -> {
                    if (present != null && present.run.equals(run)) {
                        return present;
                    }
                    if (present != null) {
                        present.close();
                    }
                    return new ResidentTrainer(run, number, shard);
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

    /** Makes the network, the pictures of no digit and the synthetic ones, if not here yet. */
    int prepare() throws Exception {
        return onItsThread(
                () -> {
                    trainer();
                    return number;
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
            Shard mine = shard.value();
            requireProgram(mine.program());
            trainer = new ShardTrainer(mine.digits(), mine.plan(), name());
        }
        return trainer;
    }

    /** A process that comes in the middle of a run, after a change of the image, may be another. */
    static void requireProgram(String program) {
        String here = Greeting.ofThisProcess().program();
        if (!here.equals(program)) {
            throw new IllegalStateException(
                    "the run was started by %s, this worker is %s".formatted(program, here));
        }
    }

    private String name() {
        SparkEnv spark = SparkEnv.get();
        return "worker %d (executor %s on %s)"
                .formatted(
                        number + 1,
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
