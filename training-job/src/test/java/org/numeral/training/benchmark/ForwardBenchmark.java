package org.numeral.training.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.network.NetworkArchitecture.TrainingSettings;
import org.numeral.model.runtime.NativeRuntime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Milliseconds that each network takes for one picture and for 32 together, on one thread as the
 * service does it, and how many times those of the small network.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ForwardBenchmark {

    /** The network. */
    @Param public NetworkArchitecture network;

    /** Pictures that are computed together. */
    @Param({"1", "32"})
    public int batch;

    private DigitClassifier classifier;
    private float[] rows;

    /** Runs all and prints the ratios; takes a minute and a half. */
    public static void main(String[] args) throws RunnerException {
        List<RunResult> results =
                new ArrayList<>(
                        new Runner(
                                        new OptionsBuilder()
                                                .include(ForwardBenchmark.class.getName())
                                                .build())
                                .run());
        System.out.println("\n  forward pass, ms   batch   median   times the small network's");
        for (RunResult result : results) {
            System.out.printf(
                    "  %-16s %7s %8.2f %10.2f%n",
                    result.getParams().getParam("network").toLowerCase(Locale.ROOT),
                    result.getParams().getParam("batch"),
                    median(result) / 1000,
                    median(result) / median(smallOf(result, results)));
        }
    }

    private static RunResult smallOf(RunResult result, List<RunResult> results) {
        return results.stream()
                .filter(
                        other ->
                                other.getParams()
                                        .getParam("batch")
                                        .equals(result.getParams().getParam("batch")))
                .filter(
                        other ->
                                NetworkArchitecture.SMALL
                                        .name()
                                        .equals(other.getParams().getParam("network")))
                .findFirst()
                .orElseThrow();
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    /** Builds the network, whose weights do not matter, and reads it as the service does. */
    @Setup
    public void build() throws IOException {
        NativeRuntime.start();
        NativeRuntime.useOneNativeThread();
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        MultiLayerNetwork built =
                new MultiLayerNetwork(network.configure(new TrainingSettings(1, 0.001)));
        built.init();
        ModelSerializer.writeModel(built, zip, false);
        built.close();
        classifier = DigitClassifier.load(zip.toByteArray());
        rows = new float[batch * DigitImage.PIXELS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % 7 / 6f;
        }
    }

    /** The way of every request. */
    @Benchmark
    public float[] forward() {
        return classifier.probabilities(rows, batch);
    }

    /** Frees the network. */
    @TearDown
    public void close() {
        classifier.close();
    }
}
