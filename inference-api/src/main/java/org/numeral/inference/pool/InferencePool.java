package org.numeral.inference.pool;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes predictions on a fixed number of platform threads, each with a classifier of its own,
 * fed from one bounded queue.
 *
 * <p>A worker takes whatever waits, up to a maximal batch, and computes it in one pass: an idle
 * pool answers a single picture at once, a busy one computes cheaper batches. Whatever is thrown
 * fails only the pictures it was thrown on, and a worker that dies is replaced. Every accepted
 * picture is answered or failed, also when the pool is closed.
 *
 * <p>Platform threads, because OpenMP keeps its settings for each native thread and because {@code
 * MultiLayerNetwork.output} is synchronized, which pins virtual threads before JDK 24.
 */
public final class InferencePool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InferencePool.class);

    private final PoolConfiguration configuration;
    private final BatchClassifier.Factory factory;
    private final PoolListener listener;
    private final JobQueue queue;
    private final Set<CompletableFuture<Prediction>> unanswered = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private InferencePool(
            PoolConfiguration configuration,
            BatchClassifier.Factory factory,
            PoolListener listener) {
        this.configuration = configuration;
        this.factory = factory;
        this.listener = listener;
        this.queue = new JobQueue(configuration.queueCapacity());
    }

    /**
     * Starts a pool and waits until each of its workers has its classifier.
     *
     * @param configuration with one worker or more
     * @param factory makes the classifiers, also of workers that replace dead ones
     * @param listener is told of every batch
     * @return the pool, ready to compute
     * @throws ExecutionException if the factory failed; its cause is what the factory threw
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    public static InferencePool start(
            PoolConfiguration configuration, BatchClassifier.Factory factory, PoolListener listener)
            throws ExecutionException, InterruptedException {
        InferencePool pool = new InferencePool(configuration, factory, listener);
        List<CompletableFuture<Void>> ready =
                Stream.generate(CompletableFuture<Void>::new)
                        .limit(configuration.workers())
                        .toList();
        for (int i = 0; i < ready.size(); i++) {
            pool.startWorker("inference-" + i, ready.get(i));
        }
        try {
            CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new)).get();
            return pool;
        } catch (ExecutionException | InterruptedException e) {
            pool.close();
            throw e;
        }
    }

    /**
     * Submits a picture.
     *
     * @param image the network's input
     * @return its prediction, or {@link InferenceFailedException} or {@link PoolClosedException};
     *     cancel it when the answer is no longer wanted, and it is not computed
     * @throws OverloadedException if too many pictures wait
     * @throws PoolClosedException if the pool is closed
     */
    public CompletableFuture<Prediction> submit(DigitImage image) {
        CompletableFuture<Prediction> answer = new CompletableFuture<>();
        unanswered.add(answer);
        answer.whenComplete((prediction, failure) -> unanswered.remove(answer));
        try {
            queue.put(new Job(image, answer, System.nanoTime()));
        } catch (OverloadedException | PoolClosedException e) {
            unanswered.remove(answer);
            throw e;
        }
        return answer;
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
     * Refuses new pictures, computes those that wait, and fails what the grace is too short for.
     */
    @Override
    public void close() {
        queue.close();
        long end = System.nanoTime() + configuration.shutdownGrace().toNanos();
        try {
            for (Thread thread : threads) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left > 0) {
                    thread.join(left);
                }
            }
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
        return threads.isEmpty();
    }

    private void startWorker(String name, CompletableFuture<Void> ready) {
        Worker worker = new Worker(queue, configuration.maxBatch(), factory, listener, ready);
        Thread thread = new Thread(() -> run(worker, name), name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void run(Worker worker, String name) {
        try {
            worker.run();
        } catch (Throwable e) {
            LOG.error("Worker {} died; another one takes its place", name, e);
            if (!queue.isClosed()) {
                startWorker(name, new CompletableFuture<>());
            }
        } finally {
            threads.remove(Thread.currentThread());
        }
    }
}
