package org.numeral.inference.benchmark;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks and prints medians, which other programs on the machine hardly disturb, and how
 * many times those of the first line of the same class they are.
 */
final class Benchmarks {

    private Benchmarks() {}

    /** Runs the classes whose simple names are given. */
    public static void main(String[] names) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder();
        for (String name : names) {
            options.include("\\." + name + "\\.");
        }
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        Map<String, Double> first = new HashMap<>();
        System.out.printf("%n  %-52s %12s %12s %8s%n", "microseconds", "median", "99 %", "times");
        for (RunResult result : results) {
            double median = percentile(result, 50);
            String type = result.getParams().getBenchmark().replaceFirst("\\.\\w+$", "");
            double baseline = first.computeIfAbsent(type, t -> median);
            System.out.printf(
                    Locale.ROOT,
                    "  %-52s %12.1f %12.1f %8.2f%n",
                    name(result),
                    median,
                    percentile(result, 99),
                    median / baseline);
        }
    }

    private static String name(RunResult result) {
        return result.getPrimaryResult().getLabel()
                + result.getParams().getParamsKeys().stream()
                        .map(key -> " " + result.getParams().getParam(key))
                        .collect(Collectors.joining())
                        .toLowerCase(Locale.ROOT);
    }

    private static double percentile(RunResult result, double share) {
        return result.getPrimaryResult().getStatistics().getPercentile(share);
    }
}
