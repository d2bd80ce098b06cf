package org.numeral.training.distributed;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.numeral.model.testing.RealMnist;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.data.ValidationSplit;
import org.numeral.training.trainer.Cluster;
import org.numeral.training.trainer.ClusterProvider;
import org.numeral.training.trainer.DataParallelTrainer;
import org.numeral.training.trainer.Distribution;
import org.numeral.training.trainer.ModelState;
import org.numeral.training.trainer.ParameterAveragingTrainer;
import org.numeral.training.trainer.Preset;
import org.numeral.training.trainer.RoundResult;
import org.numeral.training.trainer.Schedule;
import org.numeral.training.trainer.ShardPlan;
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
    private static final double GIGABIT_BYTES = 125e6;
    private static final String ALONE = "alone";

    /** Of the local trainer, and of the driver when it validates. */
    private static final int THREADS = 2;

    private final PrintStream out = System.out;
    private final Preset preset;
    private final int epochs;
    private final Cores cores;
    private final ValidationSplit split;
    private final Map<Distribution, List<Measured>> all = new LinkedHashMap<>();
    private final Map<Integer, List<Double>> alone = new TreeMap<>();

    /**
     * One run.
     *
     * @param accuracy on the validation set, 0 to 1
     * @param speed of all workers together, digits a second
     * @param workerSpeed of one worker while it trains, digits a second
     * @param overhead seconds of a round in which no worker trains
     * @param bytes of the state, one way
     */
    private record Measured(
            double accuracy, double speed, double workerSpeed, double overhead, long bytes) {}

    /**
     * What the workers report of a round; their states would fill the memory.
     *
     * @param examples of all
     * @param training nanoseconds of all
     * @param slowest nanoseconds of the slowest
     * @param bytes of a state
     */
    private record Round(long examples, long training, long slowest, long bytes) {

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

    /** Notes what the rounds of a cluster took. */
    private record NotingCluster(Cluster cluster, List<Round> rounds) implements Cluster {

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
        benchmark.compare();
        benchmark.predict();
        System.exit(0); // Spark leaves threads
    }

    private TrainingConfig config(int threads) {
        TrainingConfig given = preset.config(SEED, threads);
        Schedule schedule = given.schedule();
        return new TrainingConfig(
                given.architecture(),
                new Schedule(
                        epochs,
                        schedule.patience(),
                        schedule.batchSize(),
                        schedule.learningRate(),
                        schedule.optimizer()),
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
        alone.computeIfAbsent(count, made -> new ArrayList<>()).add(speed);
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
            Measured measured = measured(trained, cluster.rounds());
            all.computeIfAbsent(distribution, made -> new ArrayList<>()).add(measured);
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

    private Measured measured(TrainedNetwork trained, List<Round> rounds) {
        List<Round> counted = rounds.subList(rounds.size() / epochs * warmUp(), rounds.size());
        double seconds = secondsOfEpoch(trained) * (epochs - warmUp());
        double examples = counted.stream().mapToLong(Round::examples).sum();
        double training = counted.stream().mapToLong(Round::training).sum() / 1e9;
        double slowest = counted.stream().mapToLong(Round::slowest).sum() / 1e9;
        return new Measured(
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

    private void compare() {
        out.printf("%nMedians, and times the fewest of the same kind%n");
        double reference = 0;
        for (Map.Entry<Integer, List<Double>> entry : alone.entrySet()) {
            double speed = median(entry.getValue());
            reference = reference == 0 ? speed : reference;
            out.printf(
                    "%d processes without Spark, %d runs: %5.0f digits/s, %.2f times%n",
                    entry.getKey(), entry.getValue().size(), speed, speed / reference);
        }
        for (Distribution distribution : all.keySet()) {
            double speed = median(distribution, Measured::speed);
            out.printf(
                    "%d workers, period %3d, %d runs: %5.0f digits/s, %.2f times%n",
                    distribution.workers(),
                    distribution.period(),
                    all.get(distribution).size(),
                    speed,
                    speed / median(fewest(distribution.period()), Measured::speed));
        }
    }

    /** What others of the same period are compared with. */
    private Distribution fewest(int period) {
        return all.keySet().stream()
                .filter(other -> other.period() == period)
                .min(Comparator.comparingInt(Distribution::workers))
                .orElseThrow();
    }

    private double median(Distribution distribution, ToDoubleFunction<Measured> figure) {
        return median(all.get(distribution).stream().map(figure::applyAsDouble).toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    /**
     * A round takes the time to train, a part that is the same for any number of workers, one that
     * grows with it (each result is fetched and added by the driver), and on a network the time to
     * carry a state to and from each worker through the driver's link.
     */
    private void predict() {
        Distribution one = all.keySet().iterator().next();
        Optional<Distribution> more =
                all.keySet().stream()
                        .filter(other -> other.workers() > one.workers())
                        .filter(other -> other.period() == one.period())
                        .findFirst();
        if (more.isEmpty()) {
            return;
        }
        double each =
                Math.max(
                        0,
                        (median(more.get(), Measured::overhead) - median(one, Measured::overhead))
                                / (more.get().workers() - one.workers()));
        double fixed = Math.max(0, median(one, Measured::overhead) - each * one.workers());
        double speed = median(one, Measured::workerSpeed);
        long bytes = all.get(one).get(0).bytes();
        int batch = config(THREADS).schedule().batchSize();
        double link = 2 * bytes / GIGABIT_BYTES;
        out.printf(
                "%nPrediction, not measured: workers of %.0f digits/s; %.0f ms a round and %.1f ms a worker for Spark, averaging and sharing two cores; %,d bytes each way, %.0f ms a worker with 1 Gbit/s at the driver%n",
                speed, 1000 * fixed, 1000 * each, bytes, 1000 * link);
        out.println(
                "period  workers  times one alone  of the ideal  on MNIST, where epochs end rounds");
        for (int period :
                all.keySet().stream()
                        .map(Distribution::period)
                        .collect(Collectors.toCollection(TreeSet::new))) {
            double training = period * batch / speed;
            for (int workers : new int[] {8, 16, 32, 64}) {
                double overhead = fixed + workers * (each + link);
                int steps = split.train().size() / workers / batch;
                int rounds = (steps + period - 1) / period;
                double epoch = steps * batch / speed;
                out.printf(
                        "%6d %8d %16.1f %11.0f %% %16.1f%n",
                        period,
                        workers,
                        workers * training / (training + overhead),
                        100 * training / (training + overhead),
                        workers * epoch / (epoch + rounds * overhead));
            }
            out.printf(
                    "%6d: %.0f workers each do half of what one does alone; all together never more than %.0f times%n",
                    period,
                    Math.max(0, training - fixed) / (each + link),
                    training / (each + link));
        }
    }
}
