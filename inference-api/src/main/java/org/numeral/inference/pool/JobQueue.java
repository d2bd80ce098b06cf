package org.numeral.inference.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue that hands out what waits in batches and can be closed. A queue of the JDK cannot
 * be: between its "is it closed" and "put" a job could slip in that nobody would ever take.
 */
final class JobQueue {

    private final int capacity;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;
    private boolean unattended;

    JobQueue(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Adds a job.
     *
     * @throws OverloadedException if the queue is full
     * @throws PoolClosedException if it is closed
     * @throws NoWorkerException if it is unattended
     */
    void put(Job job) {
        lock.lock();
        try {
            if (closed) {
                throw new PoolClosedException();
            }
            if (unattended) {
                throw new NoWorkerException();
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

    /** Puts jobs that were taken before back to the front, even if that makes it too long. */
    void putBack(List<Job> jobs) {
        lock.lock();
        try {
            for (int i = jobs.size() - 1; i >= 0; i--) {
                waiting.addFirst(jobs.get(i));
            }
            changed.signalAll();
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
                if (waiting.peek().alone()) {
                    return batch.isEmpty() ? List.of(waiting.remove()) : batch;
                }
                batch.add(waiting.remove());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Says whether somebody takes jobs. If nobody does, those that wait fail now instead of at
     * their deadlines, and so do those that come.
     */
    void setUnattended(boolean value) {
        List<Job> hopeless;
        lock.lock();
        try {
            unattended = value;
            if (!value || waiting.isEmpty()) {
                return;
            }
            hopeless = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        // outside of the lock: whoever waits for the answer goes on in here
        hopeless.forEach(job -> job.fail(new NoWorkerException()));
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
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
