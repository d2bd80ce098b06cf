package org.numeral.training.trainer;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.numeral.training.data.LabelledDigits;

/** Prepares the batches of a run ahead of the training, on a thread of its own. */
final class BatchFeed implements AutoCloseable {

    /** Batches that wait: enough to bridge a moment in which the thread gets no core. */
    private static final int AHEAD = 8;

    private final BatchFiller filler;
    private final int steps;
    private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(AHEAD);
    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(AHEAD + 1);
    private final Thread thread;
    private volatile Throwable failure;

    /**
     * Starts the thread.
     *
     * @param digits the training set
     * @param config batch size, non-digits, synthetic digits, epochs, seed, augmentation and
     *     smoothing of labels
     * @param firstStep the first batch wanted, 0 for the start of the run
     */
    BatchFeed(LabelledDigits digits, TrainingConfig config, int firstStep) {
        int stepsPerEpoch = config.schedule().stepsPerEpoch(digits.size());
        this.filler = new BatchFiller(digits, config, stepsPerEpoch);
        this.steps = config.schedule().steps(stepsPerEpoch);
        for (int i = 0; i < AHEAD + 1; i++) {
            free.add(Batch.of(config.rows()));
        }
        thread = new Thread(() -> prepare(firstStep), "batch-feed");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The next batch; to be given {@link #release back}.
     *
     * @return the batch
     * @throws RuntimeException or Error that preparing it threw
     */
    Batch take() {
        try {
            Batch batch = ready.poll();
            while (batch == null) {
                rethrow();
                batch = ready.poll(1, TimeUnit.SECONDS);
            }
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        }
    }

    /**
     * Gives a batch back to be filled again.
     *
     * @param batch that was {@link #take taken}
     */
    void release(Batch batch) {
        free.add(batch);
    }

    private void rethrow() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void prepare(int firstStep) {
        try {
            for (int step = firstStep; step < steps; step++) {
                Batch batch = free.take();
                filler.fill(batch, step);
                ready.put(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } catch (RuntimeException | Error e) {
            failure = e; // for the thread that takes
        }
    }

    /** Ends the thread. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
