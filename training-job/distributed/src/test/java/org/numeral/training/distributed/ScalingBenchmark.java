package org.numeral.training.distributed;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.testing.RealMnist;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.data.ValidationSplit;
import org.numeral.training.trainer.Cluster;
import org.numeral.training.trainer.ClusterProvider;
import org.numeral.training.trainer.DataParallelTrainer;
import org.numeral.training.trainer.Distribution;
import org.numeral.training.trainer.EpochFigures;
import org.numeral.training.trainer.ParameterAveragingTrainer;
import org.numeral.training.trainer.Preset;
import org.numeral.training.trainer.ScalingFigures;
import org.numeral.training.trainer.TrainedNetwork;
import org.numeral.training.trainer.TrainingConfig;
import org.numeral.training.trainer.TrainingListener;

/**
 * How distributed training scales: 1, 2 and 4 executors, each a process with one thread, on a
 * standalone cluster on this machine, with several averaging periods; the local trainer in the same
 * run; and a model of the cost, fitted to it, that predicts more workers. Accuracies are those of
 * the validation set. More executors than cores tell of accuracy only.
 *
 * <p>Arguments: preset, and pairs such as 2x20 for two workers with period 20.
 */
final class ScalingBenchmark {

    private static final long SEED = 1;
    private static final double GIGABIT_BYTES = 125e6;

    private final PrintStream out = System.out;
    private final Preset preset;
    private final ValidationSplit split;
    private final List<Measured> all = new ArrayList<>();

    private record Measured(Distribution distribution, ScalingFigures figures, double accuracy) {

        /** Seconds of a round beside training and waiting. */
        double overhead() {
            return figures.aggregation().toNanos() / 1e9 / figures.rounds();
        }
    }

    private static final class Silent implements TrainingListener {
        @Override
        public void onStep(Progress progress) {}

        @Override
        public void onEpoch(EpochFigures epoch) {}
    }

    private ScalingBenchmark(Preset preset) throws Exception {
        this.preset = preset;
        this.split = ValidationSplit.byShare(mnist(), 0.1, SEED);
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        ScalingBenchmark benchmark = new ScalingBenchmark(Preset.valueOf(args[0].toUpperCase()));
        Path folder = Files.createTempDirectory("scaling");
        benchmark.out.printf("%n%s preset on MNIST; validation accuracy%n", args[0]);
        benchmark.measureLocal();
        try (StandaloneCluster cluster = new StandaloneCluster(folder)) {
            int workers = 0;
            for (String pair : List.of(args).subList(1, args.length)) {
                String[] parts = pair.split("x");
                Distribution distribution =
                        new Distribution(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                for (; workers < distribution.workers(); workers++) {
                    cluster.addWorker();
                }
                benchmark.measure(cluster.url(), distribution);
            }
        }
        benchmark.predict();
        System.exit(0); // Spark leaves threads
    }

    private void measureLocal() {
        TrainingConfig config = preset.config(SEED, 2);
        try (TrainedNetwork trained =
                new DataParallelTrainer(config)
                        .train(split.train(), split.validation(), new Silent())) {
            out.printf(
                    "local, 2 threads: %.2f %%, %.0f s%n",
                    100 * best(trained), trained.duration().toMillis() / 1000.0);
        }
    }

    private void measure(String master, Distribution distribution) {
        ClusterProvider.Settings settings =
                new ClusterProvider.Settings(
                        Optional.of(master), distribution.workers(), 1536, Duration.ofSeconds(60));
        try (Cluster cluster = new SparkClusterProvider().connect(settings);
                TrainedNetwork trained =
                        new ParameterAveragingTrainer(
                                        preset.config(SEED, 2),
                                        distribution,
                                        cluster,
                                        Optional.empty())
                                .train(split.train(), split.validation(), new Silent())) {
            Measured measured =
                    new Measured(distribution, trained.scaling().orElseThrow(), best(trained));
            all.add(measured);
            ScalingFigures figures = measured.figures();
            out.printf(
                    "%d workers, period %3d: %.2f %%, %5.0f digits/s (%.2f times the first), %.0f s in %d rounds, %.0f ms of each beside training%n",
                    distribution.workers(),
                    distribution.period(),
                    100 * measured.accuracy(),
                    figures.examplesPerSecond(),
                    figures.examplesPerSecond() / all.get(0).figures().examplesPerSecond(),
                    figures.elapsed().toMillis() / 1000.0,
                    figures.rounds(),
                    1000 * measured.overhead());
        }
    }

    private static double best(TrainedNetwork trained) {
        return trained.history().get(trained.bestEpoch() - 1).validationAccuracy();
    }

    /**
     * A round takes the time to train, a part that is the same for any number of workers, one that
     * grows with it (each result is fetched and added by the driver), and on a network the time to
     * carry a state to and from each worker through the driver's link.
     */
    private void predict() {
        Measured one = all.get(0);
        Measured more =
                all.stream()
                        .filter(m -> m.distribution().workers() > one.distribution().workers())
                        .filter(m -> m.distribution().period() == one.distribution().period())
                        .findFirst()
                        .orElseThrow();
        double each =
                Math.max(
                        0,
                        (more.overhead() - one.overhead())
                                / (more.distribution().workers() - one.distribution().workers()));
        double fixed = Math.max(0, one.overhead() - each);
        double speed = one.figures().workers().get(0).examplesPerSecond();
        int batch = preset.config(SEED, 1).schedule().batchSize();
        double link = 2 * one.figures().bytes() / GIGABIT_BYTES;
        out.printf(
                "%nPrediction, not measured: workers of %.0f digits/s, %.0f ms a round and %.1f ms a worker for Spark, %,d bytes each way, a driver with 1 Gbit/s%n",
                speed, 1000 * fixed, 1000 * each, one.figures().bytes());
        out.println("workers  period  digits/s  of the ideal");
        for (int workers : new int[] {8, 16, 32, 64}) {
            for (int period : new int[] {20, 100}) {
                double training = period * batch / speed;
                double round = training + fixed + workers * (each + link);
                out.printf(
                        "%7d %7d %9.0f %11.0f %%%n",
                        workers, period, workers * period * batch / round, 100 * training / round);
            }
        }
    }

    private static LabelledDigits mnist() {
        DigitImage[] images = RealMnist.images("train");
        byte[] pixels = new byte[images.length * DigitImage.PIXELS];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(
                    images[i].toBytes(), 0, pixels, i * DigitImage.PIXELS, DigitImage.PIXELS);
        }
        return new LabelledDigits(pixels, RealMnist.labels("train"));
    }
}
