package org.numeral.inference.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/**
 * Lets requests of many pictures into the queue a batch at a time, in turns: however many there
 * are, a single picture waits behind one batch for each worker at most, and a request of few
 * pictures behind a batch of each of the others.
 */
final class BulkLane {

    /** So many pictures may wait in the queue for each request that may wait here. */
    private static final int SHARE = 4;

    private final Function<DigitImage, CompletableFuture<Prediction>> pool;
    private final int chunk;
    private final int atOnce;
    private final int capacity;
    private final Deque<Bulk> waiting = new ArrayDeque<>();
    private int running;

    /**
     * A lane.
     *
     * @param pool computes one picture
     * @param configuration of the pool
     */
    BulkLane(
            Function<DigitImage, CompletableFuture<Prediction>> pool,
            PoolConfiguration configuration) {
        this.pool = pool;
        this.chunk = configuration.maxBatch();
        this.atOnce = configuration.workers();
        this.capacity = Math.max(1, configuration.queueCapacity() / SHARE);
    }

    /**
     * Adds a request.
     *
     * @param images one or more
     * @return their predictions in order
     * @throws OverloadedException if too many requests wait
     */
    CompletableFuture<List<Prediction>> submit(List<DigitImage> images) {
        Bulk bulk = new Bulk(images);
        synchronized (this) {
            if (running >= atOnce) {
                waiting.removeIf(old -> old.answer().isDone());
                if (waiting.size() >= capacity) {
                    throw new OverloadedException(waiting.size());
                }
                waiting.add(bulk);
                return bulk.answer();
            }
            running++;
        }
        run(bulk);
        return bulk.answer();
    }

    private void run(Bulk bulk) {
        bulk.computeNext(chunk, pool).thenRun(() -> takeTurns(bulk));
    }

    private void takeTurns(Bulk last) {
        Bulk next;
        synchronized (this) {
            if (!last.answer().isDone()) {
                waiting.add(last);
            }
            next = waiting.poll();
            while (next != null && next.answer().isDone()) {
                next = waiting.poll();
            }
            if (next == null) {
                running--;
                return;
            }
        }
        run(next);
    }
}
