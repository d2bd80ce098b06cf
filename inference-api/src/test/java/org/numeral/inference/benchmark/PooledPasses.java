package org.numeral.inference.benchmark;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.numeral.inference.pool.InferencePool;
import org.numeral.inference.pool.PoolConfiguration;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.runtime.NativeRuntime;

/**
 * A pool of one worker that is kept busy: while it computes a batch, the next one waits already, so
 * that every batch is full.
 */
final class PooledPasses implements AutoCloseable {

    private final List<DigitImage> pictures;
    private final InferencePool pool;
    private Batch computing;
    private long lastEnd;

    /**
     * A pool whose first batch is being computed.
     *
     * @param classifier computes on the pool's thread; not closed here
     * @param size pictures of a batch
     */
    PooledPasses(DigitClassifier classifier, int size)
            throws ExecutionException, InterruptedException {
        this.pictures = Collections.nCopies(size, UploadedPicture.digit());
        this.pool =
                InferencePool.start(
                        new PoolConfiguration(
                                1, size, 4 * size, Duration.ofSeconds(10), Duration.ofMinutes(1)),
                        () -> {
                            NativeRuntime.useOneNativeThread();
                            return classifier::classify;
                        },
                        (waited, computed) -> {});
        this.computing = submit();
    }

    /** When a batch was in the queue as a whole, and when the last of its pictures was answered. */
    private record Batch(long submitted, CompletableFuture<Long> end) {}

    private Batch submit() {
        CompletableFuture<Long> end = null;
        for (DigitImage picture : pictures) {
            end = pool.submit(picture).thenApply(answer -> System.nanoTime());
        }
        return new Batch(System.nanoTime(), end);
    }

    /**
     * Submits a batch and waits for the one before.
     *
     * @return nanoseconds from the last answer of one batch to the last of the next, or -1 if the
     *     pool had to wait for its pictures in between
     */
    long next() {
        Batch waiting = submit();
        long end = computing.end().join();
        long nanos = computing.submitted() < lastEnd ? end - lastEnd : -1;
        lastEnd = end;
        computing = waiting;
        return nanos;
    }

    @Override
    public void close() {
        pool.close();
    }
}
