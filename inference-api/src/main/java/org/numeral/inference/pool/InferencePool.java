package org.numeral.inference.pool;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/**
 * Computes predictions on a fixed number of platform threads, each with a classifier of its own,
 * fed from one bounded queue.
 *
 * <p>A worker takes whatever waits, up to a maximal batch, and computes it in one pass: an idle
 * pool answers a single picture at once, a busy one computes cheaper batches. Whatever is thrown
 * fails only the pictures it was thrown on, and a worker that dies or hangs is replaced. Every
 * accepted picture is answered or failed, also when the pool is closed.
 *
 * <p>Platform threads, because OpenMP keeps its settings for each native thread and because {@code
 * MultiLayerNetwork.output} is synchronized, which pins virtual threads before JDK 24.
 */
public final class InferencePool implements AutoCloseable {

    private final PoolConfiguration configuration;
    private final JobQueue queue;
    private final Crew crew;
    private final BulkLane bulk;
    private final Set<CompletableFuture<Prediction>> unanswered = ConcurrentHashMap.newKeySet();

    private InferencePool(
            PoolConfiguration configuration,
            BatchClassifier.Factory factory,
            PoolListener listener) {
        this.configuration = configuration;
        this.queue = new JobQueue(configuration.queueCapacity());
        this.bulk = new BulkLane(this::submit, configuration);
        this.crew =
                new Crew(
                        queue,
                        configuration.workers(),
                        configuration.stuckAfter(),
                        (name, onEnd) ->
                                new Worker(
                                        name,
                                        queue,
                                        configuration.maxBatch(),
                                        factory,
                                        listener,
                                        onEnd));
    }

    /**
     * Starts a pool and waits until each of its workers has its classifier.
     *
     * @param configuration with one worker or more
     * @param factory makes the classifiers, also of workers that replace others
     * @param listener is told of every batch
     * @return the pool, ready to compute
     * @throws ExecutionException if the factory failed; its cause is what the factory threw
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    public static InferencePool start(
            PoolConfiguration configuration, BatchClassifier.Factory factory, PoolListener listener)
            throws ExecutionException, InterruptedException {
        InferencePool pool = new InferencePool(configuration, factory, listener);
        try {
            pool.crew.start().get();
            pool.crew.supervise();
            return pool;
        } catch (ExecutionException | InterruptedException | RuntimeException | Error e) {
            pool.close();
            throw e;
        }
    }

    /**
     * Submits a picture.
     *
     * @param image the network's input
     * @return its prediction, or {@link InferenceFailedException}, {@link NoWorkerException} or
     *     {@link PoolClosedException}; cancel it when the answer is no longer wanted, and it is not
     *     computed
     * @throws OverloadedException if too many pictures wait
     * @throws PoolClosedException if the pool is closed
     * @throws NoWorkerException if no worker can compute
     */
    public CompletableFuture<Prediction> submit(DigitImage image) {
        CompletableFuture<Prediction> answer = new CompletableFuture<>();
        unanswered.add(answer);
        answer.whenComplete((prediction, failure) -> unanswered.remove(answer));
        try {
            queue.put(new Job(image, answer, System.nanoTime()));
        } catch (RuntimeException e) {
            unanswered.remove(answer);
            throw e;
        }
        return answer;
    }

    /**
     * Submits many pictures that belong to one request, so that they leave room for others: no more
     * than a batch for each worker waits in the queue at a time, whatever is submitted this way.
     *
     * @param images one or more
     * @return their predictions, in order, or the first failure, as of {@link #submit}; cancel it
     *     when the answer is no longer wanted
     * @throws OverloadedException if too many such requests wait
     */
    public CompletableFuture<List<Prediction>> submitAll(List<DigitImage> images) {
        return bulk.submit(images);
    }

    /**
     * Pictures that wait for a worker now.
     *
     * @return 0 or more
     */
    public int waiting() {
        return queue.size();
    }

    /**
     * Number of workers.
     *
     * @return 1 or more
     */
    public int workers() {
        return configuration.workers();
    }

    /**
     * What the workers do now.
     *
     * @return their numbers, and whether the pool can help itself
     */
    public PoolHealth health() {
        return crew.health();
    }

    /**
     * Refuses new pictures, computes those that wait, and fails what the grace is too short for.
     */
    @Override
    public void close() {
        crew.stop();
        queue.close();
        try {
            crew.join(configuration.shutdownGrace());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (CompletableFuture<Prediction> answer : Set.copyOf(unanswered)) {
            answer.completeExceptionally(new PoolClosedException());
        }
    }

    /**
     * Whether every worker has ended.
     *
     * @return true some time after {@link #close} at the earliest
     */
    public boolean isTerminated() {
        return crew.isGone();
    }
}
