package org.numeral.inference.pool;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.numeral.model.digit.Prediction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one thread of the pool does: take a batch, compute it, answer it. */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** Pause before another try to make a classifier, so that a lasting cause fills no log. */
    private static final long PAUSE_MILLIS = 1000;

    private final JobQueue queue;
    private final int maxBatch;
    private final BatchClassifier.Factory factory;
    private final PoolListener listener;
    private final CompletableFuture<Void> ready;

    Worker(
            JobQueue queue,
            int maxBatch,
            BatchClassifier.Factory factory,
            PoolListener listener,
            CompletableFuture<Void> ready) {
        this.queue = queue;
        this.maxBatch = maxBatch;
        this.factory = factory;
        this.listener = listener;
        this.ready = ready;
    }

    /** Works until the queue is closed and empty, or an {@link Error} ends it. */
    void run() throws InterruptedException {
        BatchClassifier classifier;
        try {
            classifier = factory.create();
        } catch (Throwable e) {
            ready.completeExceptionally(e);
            Thread.sleep(PAUSE_MILLIS);
            throw new IllegalStateException("no classifier could be made", e);
        }
        try (classifier) {
            ready.complete(null);
            List<Job> batch = queue.take(maxBatch);
            while (!batch.isEmpty()) {
                compute(classifier, batch);
                batch = queue.take(maxBatch);
            }
        }
    }

    private void compute(BatchClassifier classifier, List<Job> batch) {
        List<Job> wanted = batch.stream().filter(job -> !job.answer().isDone()).toList();
        if (wanted.isEmpty()) {
            return;
        }
        try {
            long start = System.nanoTime();
            List<Prediction> predictions =
                    classifier.classify(wanted.stream().map(Job::image).toList());
            long computed = System.nanoTime();
            answer(wanted, predictions);
            listener.onBatch(
                    wanted.stream().mapToLong(job -> start - job.since()).toArray(),
                    computed - start);
        } catch (RuntimeException e) {
            if (wanted.size() == 1) {
                LOG.error("The network failed on a picture", e);
                fail(wanted, e);
                return;
            }
            // one bad picture must not fail those that happened to be computed with it
            LOG.warn("A batch of {} failed and is computed one by one", wanted.size(), e);
            wanted.forEach(job -> compute(classifier, List.of(job)));
        } catch (Error e) {
            // the state of this worker is unknown now: it ends here
            fail(wanted, e);
            throw e;
        }
    }

    private static void answer(List<Job> jobs, List<Prediction> predictions) {
        if (predictions.size() != jobs.size()) {
            throw new IllegalStateException(
                    "%d pictures, but %d predictions".formatted(jobs.size(), predictions.size()));
        }
        for (int i = 0; i < jobs.size(); i++) {
            jobs.get(i).answer().complete(predictions.get(i));
        }
    }

    private static void fail(List<Job> jobs, Throwable cause) {
        jobs.forEach(
                job -> job.answer().completeExceptionally(new InferenceFailedException(cause)));
    }
}
