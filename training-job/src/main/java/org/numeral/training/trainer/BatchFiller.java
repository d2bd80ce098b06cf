package org.numeral.training.trainer;

import java.util.Arrays;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.augment.Augmenter;
import org.numeral.training.data.LabelledDigits;

/**
 * Fills the batches of a run: augmented pictures and smoothed labels, and among them pictures of no
 * digit with the same probability for all. What a batch holds depends on the seed, the epoch and
 * the step only, so a run that is resumed sees what it would have seen. Used by one thread.
 */
final class BatchFiller {

    private final LabelledDigits digits;
    private final TrainingConfig config;
    private final int stepsPerEpoch;
    private final int firstCleanStep;
    private final NonDigitRows nonDigits;
    private final Augmenter augmenter;
    private final Augmenter clean = new Augmenter(Augmentation.NONE);
    private int[] order;
    private int orderedEpoch;

    /**
     * A filler; draws the pictures of no digit.
     *
     * @param digits the training set
     * @param config batch size, non-digits, epochs, seed, augmentation and smoothing of labels
     * @param stepsPerEpoch of the run, no more than the digits have full batches
     */
    BatchFiller(LabelledDigits digits, TrainingConfig config, int stepsPerEpoch) {
        this.digits = digits;
        this.config = config;
        this.stepsPerEpoch = stepsPerEpoch;
        int steps = stepsPerEpoch * config.schedule().epochs();
        this.firstCleanStep = (int) Math.round(steps * (1 - config.regularisation().cleanShare()));
        this.augmenter = new Augmenter(config.regularisation().augmentation());
        this.nonDigits = new NonDigitRows(digits, config, steps);
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
}
