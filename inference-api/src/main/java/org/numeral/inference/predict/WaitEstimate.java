package org.numeral.inference.predict;

import java.time.Duration;

/**
 * How long work will wait in a queue, by how long the latest pieces took. A bound on the number of
 * waiting pieces alone says nothing of time: a photograph takes a thousand times as long as a small
 * picture.
 */
final class WaitEstimate {

    /** Weight of the newest piece: the estimate follows a change within some ten pieces. */
    private static final double WEIGHT = 0.1;

    // threads may overwrite each other's update: it is an estimate
    private volatile double meanNanos;

    /**
     * A piece of work is done.
     *
     * @param nanos that it took
     */
    void onDone(long nanos) {
        double mean = meanNanos;
        meanNanos = mean == 0 ? nanos : mean + WEIGHT * (nanos - mean);
    }

    /**
     * How long a new piece would wait.
     *
     * @param waiting pieces before it
     * @param threads that work on them
     * @return 0 before anything was done
     */
    Duration of(int waiting, int threads) {
        return Duration.ofNanos((long) (waiting * meanNanos / threads));
    }
}
