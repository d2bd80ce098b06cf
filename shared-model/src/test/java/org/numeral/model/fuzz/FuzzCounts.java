package org.numeral.model.fuzz;

import java.util.Map;
import java.util.TreeMap;

/** Counts what came of mutated inputs, and prints it with the memory in use now and then. */
public final class FuzzCounts {

    private static final int PRINTED_AFTER = 50_000;
    private static final int MEBIBYTE = 1 << 20;

    private final String what;
    private final long start = System.nanoTime();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private long count;
    private long longest;

    /**
     * Counts of nothing yet.
     *
     * @param what is counted, for the printed line
     */
    public FuzzCounts(String what) {
        this.what = what;
    }

    /**
     * One more.
     *
     * @param outcome in a word
     * @param millis that it took
     */
    public synchronized void add(String outcome, long millis) {
        outcomes.merge(outcome, 1L, Long::sum);
        longest = Math.max(longest, millis);
        count++;
        if (count % PRINTED_AFTER == 0) {
            print();
        }
    }

    /** Prints one line; the heap is what is left after a collection. */
    public synchronized void print() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%d %s in %.0f s (%.0f/s), the longest took %d ms, heap %d MiB: %s%n",
                count,
                what,
                seconds,
                count / seconds,
                longest,
                (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE,
                outcomes);
    }
}
