package org.numeral.training.distributed;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.numeral.training.trainer.Distribution;

/** What was measured, and how many times the fewest workers' speed that is. */
final class ScalingRuns {

    private final Map<Distribution, List<Run>> runs = new LinkedHashMap<>();
    private final Map<Integer, List<Double>> withoutSpark = new TreeMap<>();

    /**
     * One run.
     *
     * @param accuracy on the validation set, 0 to 1
     * @param speed of all workers together, digits a second
     * @param workerSpeed of one worker while it trains, digits a second
     * @param overhead seconds of a round in which no worker trains
     * @param bytes of the state, one way
     */
    record Run(double accuracy, double speed, double workerSpeed, double overhead, long bytes) {}

    void add(Distribution distribution, Run run) {
        runs.computeIfAbsent(distribution, made -> new ArrayList<>()).add(run);
    }

    /** Digits a second of all processes together. */
    void addWithoutSpark(int processes, double speed) {
        withoutSpark.computeIfAbsent(processes, made -> new ArrayList<>()).add(speed);
    }

    SortedSet<Integer> periods() {
        return runs.keySet().stream()
                .map(Distribution::period)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** That of the first run. */
    Optional<Distribution> first() {
        return runs.keySet().stream().findFirst();
    }

    /** The first one with the same period and more workers. */
    Optional<Distribution> firstWithMoreThan(Distribution few) {
        return runs.keySet().stream()
                .filter(other -> other.workers() > few.workers())
                .filter(other -> other.period() == few.period())
                .findFirst();
    }

    /** Of a distribution that was measured. */
    double median(Distribution distribution, ToDoubleFunction<Run> figure) {
        return median(runs.get(distribution).stream().map(figure::applyAsDouble).toList());
    }

    void printTo(PrintStream out) {
        out.printf("%nMedians, and times the fewest of the same kind%n");
        double reference = 0;
        for (Map.Entry<Integer, List<Double>> entry : withoutSpark.entrySet()) {
            double speed = median(entry.getValue());
            reference = reference == 0 ? speed : reference;
            out.printf(
                    "%d processes without Spark, %d runs: %5.0f digits/s, %.2f times%n",
                    entry.getKey(), entry.getValue().size(), speed, speed / reference);
        }
        for (Distribution distribution : runs.keySet()) {
            double speed = median(distribution, Run::speed);
            out.printf(
                    "%d workers, period %3d, %d runs: %5.0f digits/s, %.2f times%n",
                    distribution.workers(),
                    distribution.period(),
                    runs.get(distribution).size(),
                    speed,
                    speed / median(fewest(distribution.period()), Run::speed));
        }
    }

    /** What others of the same period are compared with. */
    private Distribution fewest(int period) {
        return runs.keySet().stream()
                .filter(other -> other.period() == period)
                .min(Comparator.comparingInt(Distribution::workers))
                .orElseThrow();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
