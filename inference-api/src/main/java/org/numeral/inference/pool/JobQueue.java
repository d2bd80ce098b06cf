package org.numeral.inference.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue that hands out what waits in batches and can be closed. A queue of the JDK cannot
 * be: between its "is it closed" and "put" a job could slip in that nobody would ever take.
 */
final class JobQueue {

    private final int capacity;
    private final Queue<Job> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    JobQueue(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Adds a job.
     *
     * @throws OverloadedException if the queue is full
     * @throws PoolClosedException if it is closed
     */
    void put(Job job) {
        lock.lock();
        try {
            if (closed) {
                throw new PoolClosedException();
            }
            if (waiting.size() >= capacity) {
                // requests that gave up must not keep others out
                waiting.removeIf(old -> old.answer().isDone());
            }
            if (waiting.size() >= capacity) {
                throw new OverloadedException(waiting.size());
            }
            waiting.add(job);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a job and takes it with what waits behind it; empty means closed and empty. */
    List<Job> take(int max) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            List<Job> batch = new ArrayList<>();
            while (batch.size() < max && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Lets no further job in; those inside can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
