package org.numeral.training.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.numeral.training.trainer.Cluster;
import org.numeral.training.trainer.ClusterProvider;
import org.numeral.training.trainer.Distribution;
import org.numeral.training.trainer.Schedule;
import org.numeral.training.trainer.TrainingConfig;
import picocli.CommandLine.Option;

/** Whether and how to divide a run among other processes. */
final class DistributionOptions {

    private static final int LEAST_MEMORY = 768;

    @Option(
            names = "--distributed",
            description =
                    "Divide the run among workers of Apache Spark, each with its part of the examples. Needs the image or the jar training-job-distributed.")
    private boolean distributed;

    @Option(
            names = "--distributed-workers",
            paramLabel = "N",
            description =
                    "Workers of a distributed run; --batch-size is that of each, and the learning rate is multiplied by the square root of N (default: ${DEFAULT-VALUE}).")
    private int workers = 2;

    @Option(
            names = "--averaging-period",
            paramLabel = "STEPS",
            description =
                    "Steps of each worker after which their parameters are averaged (default: ${DEFAULT-VALUE}).")
    private int period = 100;

    @Option(
            names = "--spark-master",
            paramLabel = "URL",
            description =
                    "Of a standalone cluster, as spark://HOST:7077; without it the workers are threads of this process.")
    private String master;

    @Option(
            names = "--executor-memory",
            paramLabel = "MIB",
            description =
                    "The most that the process of one worker may use, heap and ND4J together (default: ${DEFAULT-VALUE}).")
    private int executorMemory = 1536;

    @Option(
            names = "--cluster-timeout",
            paramLabel = "SECONDS",
            description =
                    "How long to wait for the master, and then for its workers (default: ${DEFAULT-VALUE}).")
    private int timeout = 45;

    /**
     * Whether the run is to be divided.
     *
     * @return true if it is
     */
    boolean isDistributed() {
        return distributed;
    }

    /**
     * What is wrong with the options, a sentence each.
     *
     * @return empty if all are right
     */
    List<String> problems() {
        if (!distributed) {
            return List.of(); // a job's environment may have the rest all the same
        }
        List<String> problems = new ArrayList<>(Distribution.problems(workers, period));
        if (executorMemory < LEAST_MEMORY) {
            problems.add(
                    "--executor-memory is %d; a worker needs %d MiB or more"
                            .formatted(executorMemory, LEAST_MEMORY));
        }
        if (timeout < 1) {
            problems.add("--cluster-timeout is %d; it must be 1 second or more".formatted(timeout));
        }
        if (provider().isEmpty()) {
            problems.add(
                    "--distributed needs Spark, which is not in this program: use the image or the jar training-job-distributed");
        } else {
            problems.addAll(provider().get().problems(settings()));
        }
        return problems;
    }

    /**
     * What does not go together with other settings, a sentence each.
     *
     * @param config of each worker
     * @return empty if all does
     */
    List<String> problems(TrainingConfig config) {
        if (!distributed || !Distribution.problems(workers, period).isEmpty()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        if (config.distillation().isPresent()) {
            problems.add("--distributed cannot train teachers: give --teachers 0");
        }
        Schedule schedule = config.schedule();
        double rate = distribution().learningRate(schedule);
        if (rate > 1) {
            problems.add(
                    "--learning-rate %s is %.3f for %d workers together; it can be 1 at most"
                            .formatted(schedule.learningRate(), rate, workers));
        }
        return problems;
    }

    /**
     * How to divide the run.
     *
     * @return workers and period
     */
    Distribution distribution() {
        return new Distribution(workers, period);
    }

    /**
     * Connects with the workers.
     *
     * @return to be closed by the caller
     */
    Cluster connect() {
        return provider().orElseThrow().connect(settings());
    }

    private ClusterProvider.Settings settings() {
        return new ClusterProvider.Settings(
                Optional.ofNullable(master), workers, executorMemory, Duration.ofSeconds(timeout));
    }

    private static Optional<ClusterProvider> provider() {
        return ServiceLoader.load(ClusterProvider.class).findFirst();
    }
}
