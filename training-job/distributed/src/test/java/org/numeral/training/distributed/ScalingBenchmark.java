package org.numeral.training.distributed;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numeral.model.testing.RealMnist;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.data.ValidationSplit;
import org.numeral.training.trainer.ClusterProvider;
import org.numeral.training.trainer.DataParallelTrainer;
import org.numeral.training.trainer.Distribution;
import org.numeral.training.trainer.ParameterAveragingTrainer;
import org.numeral.training.trainer.Preset;
import org.numeral.training.trainer.TrainedNetwork;
import org.numeral.training.trainer.TrainingConfig;

/**
 * How distributed training scales: executors, each a process with one thread, on a standalone
 * cluster on this machine, with several averaging periods; the local trainer in the same run; and a
 * model of the cost, fitted to it, that predicts more workers. Accuracies are those of the
 * validation set. More executors than cores tell of accuracy only.
 *
 * <p>Speeds are those of the second half of a run: in the first the compilers of all processes are
 * at work, longest where there are many. A pair that is given several times counts with its median;
 * given in turns, a machine whose speed varies does the same to all.
 *
 * <p>Each worker is held to a core, as it would be by a limit of one CPU in a container; the driver
 * and the master are not. Otherwise one worker alone lets its compilers use the core that a second
 * one needs.
 *
 * <p>Arguments: preset, epochs (0 for the preset's), SHARED or HELD, and pairs such as 2x20 for two
 * workers with period 20. 2x0 is for two processes without Spark, which know nothing of each other:
 * what this machine can give at most.
 */
final class ScalingBenchmark {

    private static final long SEED = 1;
    private static final String ALONE = "alone";

    /** Of the local trainer, and of the driver when it validates. */
    private static final int THREADS = 2;

    private final PrintStream out = System.out;
    private final Preset preset;
    private final int epochs;
    private final Cores cores;
    private final ValidationSplit split;
    private final ScalingRuns runs = new ScalingRuns();

    private ScalingBenchmark(Preset preset, int epochs, Cores cores) throws Exception {
        this.preset = preset;
        this.epochs = epochs > 0 ? epochs : preset.config(SEED, 1).schedule().epochs();
        this.cores = cores;
        this.split =
                ValidationSplit.byShare(
                        new LabelledDigits(RealMnist.pixels("train"), RealMnist.labels("train")),
                        0.1,
                        SEED);
    }

    /** See the class; a process without Spark gets "alone" as its last argument. */
    public static void main(String[] args) throws Exception {
        ScalingBenchmark benchmark =
                new ScalingBenchmark(
                        Preset.valueOf(args[0].toUpperCase()),
                        Integer.parseInt(args[1]),
                        Cores.valueOf(args[2].toUpperCase()));
        if (args[3].equals(ALONE)) {
            benchmark.out.println(benchmark.trainHere(1).speed());
            return;
        }
        benchmark.out.printf(
                "%n%s preset on MNIST, %d epochs; cores %s; validation accuracy; speed in the second half%n",
                args[0], benchmark.epochs, args[2]);
        benchmark.measureLocal();
        Path folder = Files.createTempDirectory("scaling");
        try (StandaloneCluster cluster = new StandaloneCluster(folder, benchmark.cores)) {
            int workers = 0;
            for (String pair : List.of(args).subList(3, args.length)) {
                String[] parts = pair.split("x");
                int count = Integer.parseInt(parts[0]);
                int period = Integer.parseInt(parts[1]);
                if (period == 0) {
                    benchmark.measureWithoutSpark(args, count);
                    continue;
                }
                Distribution distribution = new Distribution(count, period);
                for (; workers < count; workers++) {
                    cluster.addWorker();
                }
                benchmark.measure(cluster.url(), distribution);
            }
        }
        benchmark.compareAndPredict();
        System.exit(0); // Spark leaves threads
    }

    private TrainingConfig config(int threads) {
        TrainingConfig given = preset.config(SEED, threads);
        return new TrainingConfig(
                given.architecture(),
                given.schedule().withEpochs(epochs),
                given.regularisation(),
                given.distillation(),
                given.seed(),
                given.workers());
    }

    /** A run of the local trainer. */
    private record Local(double accuracy, double speed) {}

    private Local trainHere(int threads) {
        try (TrainedNetwork trained =
                new DataParallelTrainer(config(threads))
                        .train(split.train(), split.validation(), new SilentListener())) {
            return new Local(best(trained), split.train().size() / secondsOfEpoch(trained));
        }
    }

    private void measureLocal() {
        Local local = trainHere(THREADS);
        out.printf(
                "local, %d threads: %.2f %%, %5.0f digits/s%n",
                THREADS, 100 * local.accuracy(), local.speed());
    }

    private void measureWithoutSpark(String[] args, int count) throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ProcessBuilder builder =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx600m",
                                    "-XX:+UseSerialGC",
                                    "-Dlogback.configurationFile=logback.xml", // not to its output
                                    "-classpath",
                                    System.getProperty("java.class.path"),
                                    ScalingBenchmark.class.getName(),
                                    args[0],
                                    args[1],
                                    args[2],
                                    ALONE)
                            .redirectError(ProcessBuilder.Redirect.DISCARD);
            cores.hold(builder, i);
            processes.add(builder.start());
        }
        double speed = 0;
        for (Process process : processes) {
            // nothing else is written there
            speed += Double.parseDouble(new String(process.getInputStream().readAllBytes()).trim());
        }
        runs.addWithoutSpark(count, speed);
        out.printf("%d processes without Spark: %5.0f digits/s%n", count, speed);
    }

    private void measure(String master, Distribution distribution) {
        ClusterProvider.Settings settings =
                new ClusterProvider.Settings(
                        Optional.of(master), distribution.workers(), 1536, Duration.ofSeconds(60));
        try (NotingCluster cluster =
                        new NotingCluster(
                                new SparkClusterProvider().connect(settings), new ArrayList<>());
                TrainedNetwork trained =
                        new ParameterAveragingTrainer(
                                        config(THREADS), distribution, cluster, Optional.empty())
                                .train(split.train(), split.validation(), new SilentListener())) {
            ScalingRuns.Run measured = measured(trained, cluster.rounds());
            runs.add(distribution, measured);
            out.printf(
                    "%d workers, period %3d: %.2f %%, %5.0f digits/s; each %.0f while it trains; %.0f ms of a round beside training%n",
                    distribution.workers(),
                    distribution.period(),
                    100 * measured.accuracy(),
                    measured.speed(),
                    measured.workerSpeed(),
                    1000 * measured.overhead());
        }
    }

    private ScalingRuns.Run measured(TrainedNetwork trained, List<NotingCluster.Round> rounds) {
        List<NotingCluster.Round> counted =
                rounds.subList(rounds.size() / epochs * warmUp(), rounds.size());
        double seconds = secondsOfEpoch(trained) * (epochs - warmUp());
        double examples = counted.stream().mapToLong(NotingCluster.Round::examples).sum();
        double training = counted.stream().mapToLong(NotingCluster.Round::training).sum() / 1e9;
        double slowest = counted.stream().mapToLong(NotingCluster.Round::slowest).sum() / 1e9;
        return new ScalingRuns.Run(
                best(trained),
                examples / seconds,
                examples / training,
                (seconds - slowest) / counted.size(),
                rounds.get(0).bytes());
    }

    /** Epochs that are not counted. */
    private int warmUp() {
        return epochs / 2;
    }

    /** The mean of those that are counted. */
    private double secondsOfEpoch(TrainedNetwork trained) {
        return trained.history().stream()
                .skip(warmUp())
                .mapToDouble(epoch -> epoch.duration().toNanos() / 1e9)
                .average()
                .orElseThrow();
    }

    private static double best(TrainedNetwork trained) {
        return trained.history().get(trained.bestEpoch() - 1).validationAccuracy();
    }

    private void compareAndPredict() {
        runs.printTo(out);
        ScalingPrediction.of(runs).ifPresent(this::print);
    }

    private void print(ScalingPrediction prediction) {
        prediction.printHeading(out);
        int batch = config(THREADS).schedule().batchSize();
        for (int period : runs.periods()) {
            prediction.print(out, new ScalingPrediction.Epoch(split.train().size(), batch, period));
        }
    }
}
