package org.numeral.training.benchmark;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.augment.Augmenter;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.SyntheticSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Microseconds and bytes to augment one digit, against the textbook's way and a plain copy. Single
 * calls are timed and their median is told, which other programs on the machine hardly disturb.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AugmenterBenchmark {

    private static final int DIGITS = 1_000;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private static final Augmentation ALL = Augmentation.STANDARD.withElastic(0.6);

    private final float[] target = new float[DigitImage.PIXELS];
    private final Augmenter augmenter = new Augmenter(ALL);
    private final TextbookAugmenter textbook = new TextbookAugmenter(ALL);
    private LabelledDigits digits;
    private byte[] pixels;
    private int next;

    /** Runs all and prints the ratios; takes a minute. */
    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results =
                new Runner(
                                new OptionsBuilder()
                                        .include(AugmenterBenchmark.class.getName())
                                        .addProfiler(GCProfiler.class)
                                        .build())
                        .run();
        Map<String, RunResult> byName =
                results.stream()
                        .collect(
                                Collectors.toMap(
                                        r -> r.getPrimaryResult().getLabel(), result -> result));
        double baseline = percentile(byName.get("textbook"), 50);
        System.out.println(
                "\n  microseconds   median     99 %    bytes   times as fast as textbook");
        byName.forEach(
                (name, result) ->
                        System.out.printf(
                                "  %-12s %8.2f %8.2f %8.0f %8.1f%n",
                                name,
                                percentile(result, 50),
                                percentile(result, 99),
                                result.getSecondaryResults().get(ALLOCATED).getScore(),
                                baseline / percentile(result, 50)));
    }

    private static double percentile(RunResult result, double share) {
        return result.getPrimaryResult().getStatistics().getPercentile(share);
    }

    /** Draws the digits. */
    @Setup
    public void draw() {
        digits = new SyntheticSource(1, DIGITS, 10).load().train();
        pixels = new byte[DIGITS * DigitImage.PIXELS];
        for (int i = 0; i < DIGITS; i++) {
            byte[] digit = digits.image(i).toBytes();
            System.arraycopy(digit, 0, pixels, i * digit.length, digit.length);
        }
    }

    /** What the trainer uses. */
    @Benchmark
    public float[] augmenter() {
        next++;
        digits.augmentTo(next % DIGITS, augmenter, next, target, 0);
        return target;
    }

    /** The straightforward way. */
    @Benchmark
    public float[] textbook() {
        next++;
        return textbook.augment(pixels, next % DIGITS * DigitImage.PIXELS, next);
    }

    /** No augmentation at all: what cannot be saved. */
    @Benchmark
    public float[] copy() {
        next++;
        digits.writeTo(next % DIGITS, target, 0);
        return target;
    }
}
