package org.numeral.training.trainer;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.augment.Augmenter;
import org.numeral.training.data.LabelledDigits;

/**
 * Prepares the batches of a run ahead of the training, on a thread of its own: augmented pictures
 * and smoothed labels, and among them pictures of no digit with the same probability for all. What
 * a batch holds depends on the seed, the epoch and the step only, so a run that is resumed sees
 * what it would have seen.
 */
final class BatchFeed implements AutoCloseable {

    /** Batches that wait: enough to bridge a moment in which the thread gets no core. */
    private static final int AHEAD = 8;

    private final LabelledDigits digits;
    private final TrainingConfig config;
    private final int stepsPerEpoch;
    private final NonDigitRows nonDigits;
    private final int steps;
    private final int firstCleanStep;
    private final Augmenter augmenter;
    private final Augmenter clean = new Augmenter(Augmentation.NONE);
    private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(AHEAD);
    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(AHEAD + 1);
    private final Thread thread;
    private volatile Throwable failure;

    /**
     * Starts the thread.
     *
     * @param digits the training set
     * @param config batch size, non-digits, epochs, seed, augmentation and smoothing of labels
     * @param firstStep the first batch wanted, 0 for the start of the run
     */
    BatchFeed(LabelledDigits digits, TrainingConfig config, int firstStep) {
        this.digits = digits;
        this.config = config;
        this.stepsPerEpoch = digits.size() / config.schedule().batchSize();
        this.steps = stepsPerEpoch * config.schedule().epochs();
        this.firstCleanStep = (int) Math.round(steps * (1 - config.regularisation().cleanShare()));
        this.augmenter = new Augmenter(config.regularisation().augmentation());
        this.nonDigits = new NonDigitRows(digits, config, steps);
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
            int[] order = null;
            for (int step = firstStep; step < steps; step++) {
                int epoch = step / stepsPerEpoch + 1;
                if (order == null || step % stepsPerEpoch == 0) {
                    order = ExampleOrder.shuffled(digits.size(), config.seed(), epoch);
                }
                Batch batch = free.take();
                fill(batch, order, step);
                ready.put(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } catch (RuntimeException | Error e) {
            failure = e; // for the thread that takes
        }
    }

    private void fill(Batch batch, int[] order, int step) {
        int epoch = step / stepsPerEpoch + 1;
        int stepOfEpoch = step % stepsPerEpoch;
        Augmenter variety = step < firstCleanStep ? augmenter : clean;
        float smoothing = (float) config.regularisation().labelSmoothing();
        Arrays.fill(batch.targets(), smoothing / Prediction.CLASSES);
        int digit = stepOfEpoch * config.schedule().batchSize();
        int other = stepOfEpoch * config.regularisation().nonDigits();
        for (int row = 0; row < config.rows(); row++) {
            int target = row * Prediction.CLASSES;
            if (showsNoDigit(row)) {
                nonDigits.writeTo(epoch, other++, variety, batch.inputs(), row * DigitImage.PIXELS);
                Arrays.fill(
                        batch.targets(),
                        target,
                        target + Prediction.CLASSES,
                        1f / Prediction.CLASSES);
            } else {
                int example = order[digit++];
                digits.augmentTo(
                        example,
                        variety,
                        Augmenter.seed(config.seed(), epoch, example),
                        batch.inputs(),
                        row * DigitImage.PIXELS);
                batch.targets()[target + digits.label(example)] += 1 - smoothing;
            }
        }
    }

    /**
     * Non-digits are spread evenly over the batch, so that every worker's share has its part of
     * them: batch normalization goes by the share.
     */
    private boolean showsNoDigit(int row) {
        long count = config.regularisation().nonDigits();
        return (row + 1) * count / config.rows() > row * count / config.rows();
    }

    /** Ends the thread. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
