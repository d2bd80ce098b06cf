package org.numeral.inference.pool;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.numeral.model.digit.Prediction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread of the pool: makes a classifier, then takes batches, computes and answers them. */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** Pause before another try to make a classifier, so that a lasting cause fills no log. */
    private static final long PAUSE_MILLIS = 1000;

    /** In place of a call's number: another worker has taken this one's place. */
    private static final long ABANDONED = -1;

    private final JobQueue queue;
    private final int maxBatch;
    private final BatchClassifier.Factory factory;
    private final PoolListener listener;
    private final Runnable onEnd;
    private final Thread thread;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    /** Even while the worker waits, odd while it computes; no two calls have the same number. */
    private final AtomicLong call = new AtomicLong();

    private volatile List<Job> batch = List.of();
    private volatile boolean ended;

    // of the one thread that looks
    private long seenCall;
    private int looks;
    private volatile boolean overdue;

    Worker(
            String name,
            JobQueue queue,
            int maxBatch,
            BatchClassifier.Factory factory,
            PoolListener listener,
            Runnable onEnd) {
        this.queue = queue;
        this.maxBatch = maxBatch;
        this.factory = factory;
        this.listener = listener;
        this.onEnd = onEnd;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Done when the classifier is made, or with what was thrown instead. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean isWorking() {
        return ready.isDone() && !ready.isCompletedExceptionally() && !ended && !overdue;
    }

    /** Whether the call that it computes was seen as often as a call may be. */
    boolean isOverdue() {
        return overdue && !ended;
    }

    boolean isAbandoned() {
        return call.get() == ABANDONED;
    }

    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    /**
     * Looks whether it still computes what it did at the last look.
     *
     * @param most looks after which a call is overdue; its jobs fail then
     */
    void look(int most) {
        long now = call.get();
        if (now % 2 == 0 || now != seenCall) {
            seenCall = now;
            looks = 0;
            overdue = false;
        } else if (++looks == most) {
            overdue = true;
            Exception where = new TimeoutException("where it hangs");
            where.setStackTrace(thread.getStackTrace());
            LOG.error("Worker {} does not come back from a computation", thread.getName(), where);
            batch.forEach(job -> job.fail(where));
        }
    }

    /** Lets it end when it comes back from its overdue call; false if it just came back. */
    boolean abandon() {
        return call.compareAndSet(seenCall, ABANDONED);
    }

    private void run() {
        try (BatchClassifier classifier = makeClassifier()) {
            work(classifier);
        } catch (Throwable e) {
            LOG.error("Worker {} died; another one takes its place", thread.getName(), e);
        } finally {
            ended = true;
            onEnd.run();
        }
    }

    private BatchClassifier makeClassifier() throws InterruptedException {
        try {
            BatchClassifier classifier = factory.create();
            ready.complete(null);
            return classifier;
        } catch (Throwable e) {
            ready.completeExceptionally(e);
            Thread.sleep(PAUSE_MILLIS);
            throw new IllegalStateException("no classifier could be made", e);
        }
    }

    /** Works until the queue is closed and empty, or an {@link Error} ends it. */
    private void work(BatchClassifier classifier) throws InterruptedException {
        for (List<Job> jobs = queue.take(maxBatch); !jobs.isEmpty(); jobs = queue.take(maxBatch)) {
            batch = jobs;
            long number = call.incrementAndGet();
            try {
                compute(classifier, jobs);
            } catch (Error e) {
                // the state of this worker is unknown now: it ends here
                giveUp(jobs, e);
                throw e;
            }
            batch = List.of();
            if (!call.compareAndSet(number, number + 1)) {
                LOG.warn("Worker {} came back after it was replaced, and ends", thread.getName());
                return;
            }
        }
    }

    /** What was thrown on several may be the fault of one: each gets another try, for itself. */
    private void giveUp(List<Job> jobs, Error cause) {
        if (jobs.size() == 1) {
            jobs.get(0).fail(cause);
        } else {
            queue.putBack(
                    jobs.stream()
                            .filter(job -> !job.answer().isDone())
                            .map(Job::onItsOwn)
                            .toList());
        }
    }

    private void compute(BatchClassifier classifier, List<Job> jobs) {
        List<Job> wanted = jobs.stream().filter(job -> !job.answer().isDone()).toList();
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
                wanted.get(0).fail(e);
                return;
            }
            // one bad picture must not fail those that happened to be computed with it
            LOG.warn("A batch of {} failed and is computed one by one", wanted.size(), e);
            wanted.forEach(job -> compute(classifier, List.of(job)));
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
}
