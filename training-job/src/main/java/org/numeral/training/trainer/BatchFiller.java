package org.numeral.training.trainer;

import java.util.Arrays;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.augment.Augmenter;
import org.numeral.training.data.LabelledDigits;

/**
 * Fills the batches of a run: augmented pictures and smoothed labels, among them synthetic digits,
 * and pictures of no digit with the same probability for all. What a batch holds depends on the
 * seed, the epoch and the step only, so a run that is resumed sees what it would have seen. Used by
 * one thread.
 */
final class BatchFiller {

    private final LabelledDigits digits;
    private final TrainingConfig config;
    private final int stepsPerEpoch;
    private final int firstCleanStep;
    private final NonDigitRows nonDigits;
    private final SyntheticRows syntheticRows;
    private final Kind[] kinds;
    private final Augmenter augmenter;
    private final Augmenter clean = new Augmenter(Augmentation.NONE);
    private int[] order;
    private int orderedEpoch;

    /**
     * A filler; draws the pictures of no digit and the synthetic ones.
     *
     * @param digits the training set
     * @param config batch size, non-digits, synthetic digits, epochs, seed, augmentation and
     *     smoothing of labels
     * @param stepsPerEpoch of the run, no more than the digits have full batches
     */
    BatchFiller(LabelledDigits digits, TrainingConfig config, int stepsPerEpoch) {
        this.digits = digits;
        this.config = config;
        this.stepsPerEpoch = stepsPerEpoch;
        int steps = config.schedule().steps(stepsPerEpoch);
        this.firstCleanStep = (int) Math.round(steps * (1 - config.regularisation().cleanShare()));
        this.augmenter = new Augmenter(config.regularisation().augmentation());
        this.nonDigits = new NonDigitRows(digits, config, steps);
        this.syntheticRows = new SyntheticRows(config, firstCleanStep);
        this.kinds = kinds(config);
    }

    /**
     * Fills the batch of one step.
     *
     * @param batch receives as many rows as the configuration has
     * @param step 0 for the first of the run
     */
    void fill(Batch batch, int step) {
        int epoch = step / stepsPerEpoch + 1;
        if (epoch != orderedEpoch) {
            order = ExampleOrder.shuffled(digits.size(), config.seed(), epoch);
            orderedEpoch = epoch;
        }
        Arrays.fill(batch.targets(), smoothing() / Prediction.CLASSES);
        new Rows(batch, epoch, step % stepsPerEpoch, step >= firstCleanStep).fill();
    }

    private float smoothing() {
        return (float) config.regularisation().labelSmoothing();
    }

    /** What a row of a batch shows. */
    private enum Kind {
        EXAMPLE,
        SYNTHETIC,
        NON_DIGIT
    }

    /**
     * All are spread evenly over the batch, so that every worker's share has its part of them:
     * batch normalization goes by the share.
     */
    private static Kind[] kinds(TrainingConfig config) {
        int nonDigits = config.regularisation().nonDigits();
        int synthetic = config.regularisation().syntheticDigits();
        int digits = config.rows() - nonDigits;
        Kind[] kinds = new Kind[config.rows()];
        int digit = 0;
        for (int row = 0; row < kinds.length; row++) {
            if (isOneOf(nonDigits, row, kinds.length)) {
                kinds[row] = Kind.NON_DIGIT;
            } else {
                kinds[row] = isOneOf(synthetic, digit++, digits) ? Kind.SYNTHETIC : Kind.EXAMPLE;
            }
        }
        return kinds;
    }

    /** Whether a place is one of some that are spread evenly over all. */
    private static boolean isOneOf(long some, int place, int all) {
        return (place + 1) * some / all > place * some / all;
    }

    /** One batch while it is filled. */
    private final class Rows {

        private final Batch batch;
        private final int epoch;
        private final boolean clean;
        private final Augmenter variety;
        private int example;
        private int nonDigit;
        private long synthetic;

        Rows(Batch batch, int epoch, int stepOfEpoch, boolean clean) {
            this.batch = batch;
            this.epoch = epoch;
            this.clean = clean;
            this.variety = clean ? BatchFiller.this.clean : augmenter;
            this.example = stepOfEpoch * config.schedule().batchSize();
            this.nonDigit = stepOfEpoch * config.regularisation().nonDigits();
            this.synthetic = (long) stepOfEpoch * config.regularisation().syntheticDigits();
        }

        void fill() {
            for (int row = 0; row < kinds.length; row++) {
                switch (kinds[row]) {
                    case EXAMPLE -> showExample(row, order[example++]);
                    case SYNTHETIC -> showSynthetic(row, synthetic++);
                    case NON_DIGIT -> showNonDigit(row, nonDigit++);
                }
            }
        }

        private void showExample(int row, int index) {
            digits.augmentTo(
                    index,
                    variety,
                    Augmenter.seed(config.seed(), epoch, index),
                    batch.inputs(),
                    row * DigitImage.PIXELS);
            setLabel(row, digits.label(index));
        }

        /** At the end the network sees what it is to read, and nothing else. */
        private void showSynthetic(int row, long number) {
            if (clean) {
                // from the back: the others of the batch are taken from the front
                showExample(row, order[order.length - 1 - (int) (number % order.length)]);
                return;
            }
            setLabel(
                    row,
                    syntheticRows.writeTo(
                            epoch, number, variety, batch.inputs(), row * DigitImage.PIXELS));
        }

        private void showNonDigit(int row, int number) {
            nonDigits.writeTo(epoch, number, variety, batch.inputs(), row * DigitImage.PIXELS);
            int target = row * Prediction.CLASSES;
            Arrays.fill(
                    batch.targets(), target, target + Prediction.CLASSES, 1f / Prediction.CLASSES);
        }

        private void setLabel(int row, int digit) {
            batch.targets()[row * Prediction.CLASSES + digit] += 1 - smoothing();
        }
    }
}
