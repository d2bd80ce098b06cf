package org.numeral.inference.predict;

import io.micronaut.core.propagation.PropagatedContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.numeral.inference.metrics.PredictionMetrics;
import org.numeral.inference.metrics.Stage;
import org.numeral.inference.pool.OverloadedException;
import org.numeral.model.runtime.ContainerLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few threads that decode and preprocess uploads. Decoding only computes, so more threads than
 * CPUs would make nothing faster, and each large picture in work takes memory: their number is the
 * bound of both.
 */
@Singleton
final class DecodePool {

    private static final Logger LOG = LoggerFactory.getLogger(DecodePool.class);

    private final ThreadPoolExecutor executor;
    private final PredictionMetrics metrics;
    private final Duration longestWait;
    private final WaitEstimate estimate = new WaitEstimate();

    DecodePool(PredictConfiguration configuration, PredictionMetrics metrics) {
        this.metrics = metrics;
        this.longestWait = configuration.longestWait();
        int threads =
                configuration.decodeThreads() > 0
                        ? configuration.decodeThreads()
                        : ContainerLimits.current().wholeCpus();
        AtomicInteger number = new AtomicInteger();
        this.executor =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(configuration.decodeQueue()),
                        task -> {
                            Thread thread = new Thread(task, "decode-" + number.getAndIncrement());
                            thread.setDaemon(true);
                            return thread;
                        });
        metrics.watchQueue("decode", () -> executor.getQueue().size());
    }

    /**
     * Refuses a request that would wait too long, before its picture costs anything. One that was
     * accepted is not refused for the pictures that it brings, as long as the queue has room.
     *
     * @throws OverloadedException if what waits will take longer than {@link
     *     PredictConfiguration#longestWait}
     */
    void requireCapacity() {
        int waiting = executor.getQueue().size();
        if (estimate.of(waiting, executor.getMaximumPoolSize()).compareTo(longestWait) > 0) {
            throw new OverloadedException(waiting);
        }
    }

    /**
     * What a piece of work takes, before any was done: else the first ones, which meet code that
     * was never run, would have those behind them refused.
     *
     * @param nanos that it took elsewhere
     */
    void expect(long nanos) {
        estimate.onDone(nanos);
    }

    /**
     * Runs a task on one of the threads.
     *
     * @return its result; if it is cancelled before the task begins, the task does not begin
     * @throws OverloadedException if too many tasks wait
     */
    <T> CompletableFuture<T> submit(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        long since = System.nanoTime();
        try {
            // with the request's id, for the log
            executor.execute(
                    PropagatedContext.wrapCurrent(
                            () -> {
                                long start = System.nanoTime();
                                metrics.onStage(Stage.DECODE_QUEUE, start - since);
                                run(task, result);
                                estimate.onDone(System.nanoTime() - start);
                            }));
            return result;
        } catch (RejectedExecutionException e) {
            throw new OverloadedException(executor.getQueue().size());
        }
    }

    private static <T> void run(Callable<T> task, CompletableFuture<T> result) {
        if (result.isDone()) {
            return;
        }
        try {
            result.complete(task.call());
        } catch (OutOfMemoryError e) {
            LOG.error("There is not enough heap to prepare a picture", e);
            result.completeExceptionally(new OutOfMemoryException(e));
        } catch (Error e) {
            // must reach the request, on the way to which Reactor throws Errors instead
            LOG.error("A picture could not be prepared", e);
            result.completeExceptionally(new PreparationFailedException(e));
        } catch (Exception e) {
            result.completeExceptionally(e);
        }
    }

    @PreDestroy
    void close() {
        executor.shutdown();
    }
}
