package org.numeral.inference.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the requests of a load.
 *
 * @param byStatus requests by the status of their answer; -1 for those without one
 * @param perSecond successful answers a second
 * @param successMicros sorted times of the successful ones, microseconds
 * @param otherMicros sorted times of all others, microseconds
 */
record LoadFigures(
        Map<Integer, Long> byStatus, double perSecond, long[] successMicros, long[] otherMicros) {

    private static final int OK = 200;

    /**
     * Reads h2load's log: start, status and microseconds of each request.
     *
     * @param log the file
     * @param duration of the load
     * @return the figures
     */
    static LoadFigures read(Path log, Duration duration) throws IOException {
        List<String[]> rows = Files.readAllLines(log).stream().map(l -> l.split("\t")).toList();
        Map<Integer, Long> byStatus = new TreeMap<>();
        rows.forEach(row -> byStatus.merge(Integer.valueOf(row[1]), 1L, Long::sum));
        long[] success = times(rows, true);
        return new LoadFigures(
                byStatus,
                success.length / (double) duration.toSeconds(),
                success,
                times(rows, false));
    }

    private static long[] times(List<String[]> rows, boolean success) {
        return rows.stream()
                .filter(row -> (Integer.parseInt(row[1]) == OK) == success)
                .mapToLong(row -> Long.parseLong(row[2]))
                .sorted()
                .toArray();
    }

    /** All requests. */
    long requests() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Requests whose answer was not 200. */
    long failures() {
        return requests() - successMicros.length;
    }

    /**
     * The time within which a share of the successful requests was answered.
     *
     * @param share 0 to 1
     * @return milliseconds
     */
    double millis(double share) {
        return millis(successMicros, share);
    }

    /**
     * The same for requests that were refused.
     *
     * @param share 0 to 1
     * @return milliseconds
     */
    double refusalMillis(double share) {
        return millis(otherMicros, share);
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))]
                        / 1000.0;
    }

    /**
     * One run out of several of the same load: the one of the median speed.
     *
     * @param runs an odd number
     * @return one of them
     */
    static LoadFigures median(List<LoadFigures> runs) {
        LoadFigures[] sorted = runs.toArray(LoadFigures[]::new);
        Arrays.sort(sorted, (a, b) -> Double.compare(a.perSecond, b.perSecond));
        return sorted[sorted.length / 2];
    }
}
