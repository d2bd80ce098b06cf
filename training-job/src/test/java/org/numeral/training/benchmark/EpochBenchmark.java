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
 * <p>Arguments: examples that the baseline is really trained on (projected to 60,000; the others
 * train on five times as many), rounds, a Python that has PyTorch to compare with or "none", the
 * script that it runs.
 */
final class EpochBenchmark {

    private static final int EPOCH = 60_000;

    private EpochBenchmark() {}

    /** The faster variants train on more, to be timed for about as long and well warmed up. */
    private static final int FASTER = 5;

    /** Trains in a process of its own, and leaves the seconds in a file. */
    private interface Timer {
        void time(int examples, Path seconds) throws IOException, InterruptedException;
    }

    private record Variant(String name, int examples, Timer timer) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int examples = Integer.parseInt(args[0]);
        int rounds = Integer.parseInt(args[1]);
        int cores = Runtime.getRuntime().availableProcessors();
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant("plain path, 1 worker", examples, numeral("plain", 1)));
        variants.add(new Variant("oneDNN path, 1 worker", FASTER * examples, numeral("onednn", 1)));
        variants.add(
                new Variant(
                        "oneDNN path, %d workers".formatted(cores),
                        FASTER * examples,
                        numeral("onednn", cores)));
        if (!args[2].equals("none")) {
            variants.add(
                    new Variant(
                            "PyTorch, %d threads".formatted(cores),
                            FASTER * examples,
                            pytorch(args[2], args[3], cores)));
        }
        print(examples, rounds, measure(variants, rounds));
    }

    private static Timer numeral(String path, int workers) {
        return (examples, seconds) ->
                JavaProcess.run(
                        EpochTimer.class,
                        Map.of(NativeRuntime.PATH_VARIABLE, path),
                        String.valueOf(workers),
                        String.valueOf(examples),
                        seconds.toString());
    }

    private static Timer pytorch(String python, String script, int threads) {
        return (examples, seconds) -> {
            Process process =
                    new ProcessBuilder(
                                    python,
                                    script,
                                    String.valueOf(threads),
                                    String.valueOf(examples),
                                    seconds.toString())
                            .inheritIO()
                            .start();
            if (process.waitFor() != 0) {
                throw new IOException(
                        "%s %s failed; is torch installed?".formatted(python, script));
            }
        };
    }

    private static Map<Variant, List<Double>> measure(List<Variant> variants, int rounds)
            throws IOException, InterruptedException {
        Map<Variant, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Variant variant : variants) {
                seconds.computeIfAbsent(variant, v -> new ArrayList<>()).add(measure(variant));
            }
        }
        return seconds;
    }

    private static double measure(Variant variant) throws IOException, InterruptedException {
        Path file = Files.createTempFile("epoch", ".txt");
        try {
            variant.timer().time(variant.examples(), file);
            return Double.parseDouble(Files.readString(file)) * EPOCH / variant.examples();
        } finally {
            Files.delete(file);
        }
    }

    private static void print(int examples, int rounds, Map<Variant, List<Double>> seconds) {
        double baseline = median(seconds.values().iterator().next());
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

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
