package org.numeral.training.trainer;

import java.util.concurrent.locks.LockSupport;

/**
 * A thread that is given one task after another with as little delay as possible: it waits by
 * spinning for a moment before it goes to sleep. A training step lasts a few milliseconds, and
 * waking a sleeping thread twice in each would take a tenth of it.
 */
final class Teammate implements AutoCloseable {

    /** About as long as waking up takes. Longer would steal time from others on a busy machine. */
    private static final long SPIN_NANOS = 100_000;

    private static final long SLEEP_NANOS = 20_000;

    private final Thread thread;
    private volatile Runnable task;
    private volatile Throwable failure;
    private volatile boolean closed;

    /**
     * Starts the thread.
     *
     * @param name of the thread
     */
    Teammate(String name) {
        thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Hands a task over; the one before must have been waited for.
     *
     * @param next what to do
     */
    void start(Runnable next) {
        if (task != null) {
            throw new IllegalStateException("the task before is not done");
        }
        task = next;
    }

    /**
     * Waits until the task is done.
     *
     * @throws RuntimeException or Error that the task threw
     */
    void await() {
        Waiting waiting = new Waiting();
        while (task != null) {
            waiting.pause();
        }
        Throwable thrown = failure;
        failure = null;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void work() {
        Waiting waiting = new Waiting();
        while (!closed) {
            Runnable next = task;
            if (next == null) {
                waiting.pause();
                continue;
            }
            try {
                next.run();
            } catch (RuntimeException | Error e) {
                failure = e; // for the thread that waits
            }
            task = null;
            waiting = new Waiting();
        }
    }

    /** Ends the thread when its task is done. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One wait: at first spinning, then sleeping. */
    private static final class Waiting {

        private final long start = System.nanoTime();

        void pause() {
            if (System.nanoTime() - start < SPIN_NANOS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(SLEEP_NANOS);
            }
        }
    }
}
