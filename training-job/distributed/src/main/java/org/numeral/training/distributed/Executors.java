package org.numeral.training.distributed;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.numeral.training.trainer.ClusterException;
import org.numeral.training.trainer.ClusterProvider.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes of the workers, before there is work. */
final class Executors {

    private static final Logger LOG = LoggerFactory.getLogger(Executors.class);

    private final JavaSparkContext spark;
    private final Settings settings;
    private volatile boolean hopeless;
    private volatile Throwable broken;
    private volatile boolean watching = true;

    Executors(JavaSparkContext spark, Settings settings) {
        this.spark = spark;
        this.settings = settings;
    }

    /** Waits until there is one for each worker. */
    void await() {
        if (settings.master().isEmpty()) {
            return;
        }
        long end = System.nanoTime() + settings.timeout().toNanos();
        while (count() < settings.workers()) {
            if (spark.sc().isStopped()) {
                throw ClusterException.unavailable(
                        "the Spark master %s has ended this run: its log, and those of its workers, say why. A wrong secret, another version of Spark and a worker without this program look like that."
                                .formatted(settings.master().get()),
                        null);
            }
            if (System.nanoTime() > end) {
                throw ClusterException.unavailable(
                        "%d workers are needed, and the Spark master %s gave %d within %d s: start more workers with a free core and %d MiB each, or lower --distributed-workers"
                                .formatted(
                                        settings.workers(),
                                        settings.master().get(),
                                        count(),
                                        settings.timeout().toSeconds(),
                                        ExecutorMemory.HEAP),
                        null);
            }
            SparkClusterProvider.pause();
        }
        LOG.info("{} workers of {} are there", count(), settings.master().get());
    }

    /**
     * Watches over the work that follows. Workers that go are replaced, or their work is done by
     * others; but a new master, which does not know this run, has all of them end and gives it no
     * others, and Spark would wait for them for ever. So it would for the answer that a thread of
     * its own took with it when it ended, mostly for lack of memory.
     */
    void watch() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, cause) -> {
                    broken = cause; // first: there may be no memory for more
                    LOG.error("Thread {} has ended", thread.getName(), cause);
                });
        Thread thread = new Thread(this::cancelWhatIsInVain, "executor-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the watch. */
    void endWatch() {
        watching = false;
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    /** Fails if {@link #watch} has seen what no other work can mend. */
    void requireWorking() {
        if (broken != null) {
            throw failure(null);
        }
    }

    /** Again and again: work may begin after a look, and Spark may not hear the first time. */
    private void cancelWhatIsInVain() {
        long last = System.nanoTime();
        while (watching && !spark.sc().isStopped()) {
            try {
                if (settings.master().isEmpty() || count() > 0) {
                    last = System.nanoTime();
                }
                hopeless = System.nanoTime() - last > settings.timeout().toNanos();
                if (hopeless || broken != null) {
                    spark.sc().cancelAllJobs();
                }
            } catch (RuntimeException e) { // it has stopped in between
                LOG.debug("Spark does not answer", e);
            }
            SparkClusterProvider.pause();
        }
    }

    /**
     * Why work failed.
     *
     * @param cause what Spark threw, if it did
     */
    ClusterException failure(Exception cause) {
        if (broken != null) {
            return ClusterException.unavailable(
                    "Spark has failed in this process, with %s: the same command, or the Job's next pod, goes on from the last checkpoint"
                            .formatted(broken),
                    broken);
        }
        if (hopeless) {
            return ClusterException.unavailable(
                    "no worker of the Spark master %s has been there for %d s: the same command, or the Job's next pod, goes on from the last checkpoint"
                            .formatted(
                                    settings.master().orElseThrow(),
                                    settings.timeout().toSeconds()),
                    cause);
        }
        return ClusterException.unavailable(
                "the workers failed: "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
                cause);
    }

    /** The driver is among those that Spark lists. */
    private int count() {
        return spark.sc().statusTracker().getExecutorInfos().length - 1;
    }

    /** Another build may compute something else, or fail in the middle with what nobody reads. */
    void requireSameBuild() {
        Greeting mine = Greeting.ofThisProcess();
        List<Greeting> theirs = greetings();
        Map<String, List<String>> others =
                theirs.stream()
                        .filter(greeting -> !greeting.isSameProgramAs(mine))
                        .collect(
                                Collectors.groupingBy(
                                        Greeting::program,
                                        Collectors.mapping(Greeting::host, Collectors.toList())));
        if (!others.isEmpty()) {
            throw ClusterException.wrongConfiguration(
                    "the workers do not run the same program as this process, %s, but %s: give all the same image"
                            .formatted(mine.program(), others));
        }
        LOG.info("Workers: {}", theirs.stream().map(Greeting::toString).distinct().toList());
    }

    private List<Greeting> greetings() {
        try {
            return spark.parallelize(Collections.nCopies(settings.workers(), 0), settings.workers())
                    .map(new Greeter())
                    .collect();
        } catch (Exception e) { // Spark's are checked, but Scala does not say so
            throw ClusterException.wrongConfiguration(
                    "the workers do not understand this process, so they run another program: give all the same image. One said: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** A class with a name, and not a lambda, so that another build can read it, too. */
    private static final class Greeter implements Function<Integer, Greeting> {

        private static final long serialVersionUID = 1;

        @Override
        public Greeting call(Integer number) {
            return Greeting.ofThisProcess();
        }
    }
}
