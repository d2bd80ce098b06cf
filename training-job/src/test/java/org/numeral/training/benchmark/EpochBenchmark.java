package org.numeral.training.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.testing.JavaProcess;

/**
 * How long an epoch of 60,000 pictures takes: small network, batch 64, on the plain path with one
 * worker (the baseline), on the oneDNN path with one, and with one for each core. Each measurement
 * is a process of its own; they take turns, so that a machine that gets slower slows all.
 *
 * <p>Arguments: examples that the baseline is really trained on (default 6,400, projected to
 * 60,000; the others train on five times as many), rounds (default 3).
 */
final class EpochBenchmark {

    private static final int EPOCH = 60_000;

    private EpochBenchmark() {}

    /** The faster variants train on more, to be timed for about as long and well warmed up. */
    private static final int FASTER = 5;

    private record Variant(String name, String path, int workers, int examples) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int examples = args.length > 0 ? Integer.parseInt(args[0]) : 6_400;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        int cores = Runtime.getRuntime().availableProcessors();
        List<Variant> variants =
                List.of(
                        new Variant("plain path, 1 worker", "plain", 1, examples),
                        new Variant("oneDNN path, 1 worker", "onednn", 1, FASTER * examples),
                        new Variant(
                                "oneDNN path, %d workers".formatted(cores),
                                "onednn",
                                cores,
                                FASTER * examples));
        Map<Variant, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Variant variant : variants) {
                seconds.computeIfAbsent(variant, v -> new ArrayList<>())
                        .add(measure(variant) * EPOCH / variant.examples());
            }
        }
        double baseline = median(seconds.get(variants.get(0)));
        System.out.printf(
                "%nSeconds for an epoch of 60,000 (baseline from %,d examples, %d rounds)%n",
                examples, rounds);
        System.out.println("                            median   range            times as fast");
        seconds.forEach(
                (variant, values) ->
                        System.out.printf(
                                "  %-24s %8.1f   %.1f to %.1f  %12.1f%n",
                                variant.name(),
                                median(values),
                                Collections.min(values),
                                Collections.max(values),
                                baseline / median(values)));
    }

    private static double measure(Variant variant) throws IOException, InterruptedException {
        Path file = Files.createTempFile("epoch", ".txt");
        try {
            JavaProcess.run(
                    EpochTimer.class,
                    Map.of(NativeRuntime.PATH_VARIABLE, variant.path()),
                    String.valueOf(variant.workers()),
                    String.valueOf(variant.examples()),
                    file.toString());
            return Double.parseDouble(Files.readString(file));
        } finally {
            Files.delete(file);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
