package org.numeral.model.image;

import java.util.concurrent.Semaphore;

/**
 * Keeps all decoding of one process within a fixed amount of memory: what several large pictures at
 * once would need together is asked for here, and whoever comes later waits for the others.
 */
final class WorkingMemory {

    /** What all running decodings may take together: at most this, and at most half the heap. */
    static final long LIMIT = Math.min(192L << 20, Runtime.getRuntime().maxMemory() / 2);

    /** Pictures below this size are not counted: hundreds of them do no harm. */
    private static final long UNCOUNTED = 2L << 20;

    private static final int MEBIBYTE = 1 << 20;
    private static final Semaphore FREE = new Semaphore((int) (LIMIT / MEBIBYTE), true);

    private WorkingMemory() {}

    /** Memory that was set aside. */
    interface Reservation {

        /** Gives it back. */
        void close();
    }

    /**
     * Sets memory aside; waits until it is free. The wait ends when decodings that run now end.
     *
     * @param bytes at most {@link #LIMIT}
     * @return to be closed when decoding is done
     */
    static Reservation reserve(long bytes) {
        if (bytes < UNCOUNTED) {
            return () -> {};
        }
        int permits = (int) Math.min(bytes / MEBIBYTE + 1, LIMIT / MEBIBYTE);
        FREE.acquireUninterruptibly(permits);
        return () -> FREE.release(permits);
    }
}
