package org.numeral.training.trainer;

import org.numeral.model.digit.Prediction;
import org.numeral.training.augment.Augmenter;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.SyntheticSource;

/**
 * The synthetic digits that a run trains with: a pool that is drawn at the start and gone through
 * in another order in each epoch. The ten digits take turns, so that no batch has many of one. Used
 * by one thread.
 */
final class SyntheticRows {

    /** Some two seconds of drawing on two cores, and 16 MB. */
    private static final int POOL = 20_000;

    private final TrainingConfig config;
    private final LabelledDigits pool;
    private int[] order;
    private int orderedEpoch;

    /**
     * Draws the pool.
     *
     * @param config synthetic digits and seed
     * @param steps that show synthetic digits: a short run needs no more than it shows
     */
    SyntheticRows(TrainingConfig config, int steps) {
        this.config = config;
        long shown = (long) config.regularisation().syntheticDigits() * steps;
        long wholeTurns = (shown + Prediction.CLASSES - 1) / Prediction.CLASSES;
        this.pool =
                SyntheticSource.company(
                        config.seed(), (int) Math.min(POOL, wholeTurns * Prediction.CLASSES));
    }

    /**
     * Writes one as the network's input.
     *
     * @param epoch 1 for the first
     * @param number of the picture in the epoch, from 0
     * @param augmenter that varies digits at this time
     * @param target receives 784 values from 0 to 1
     * @param offset index in target of the first
     * @return the digit that it shows
     */
    int writeTo(int epoch, long number, Augmenter augmenter, float[] target, int offset) {
        if (epoch != orderedEpoch) {
            order = ExampleOrder.shuffled(pool.size() / Prediction.CLASSES, config.seed(), epoch);
            orderedEpoch = epoch;
        }
        // the source's digits take turns, too
        int turn = order[(int) (number / Prediction.CLASSES % order.length)];
        int index = turn * Prediction.CLASSES + (int) (number % Prediction.CLASSES);
        // the training set's examples have the numbers from 0 up, non-digits those from -1 down
        long seed = Augmenter.seed(config.seed(), epoch, Integer.MIN_VALUE + (int) number);
        pool.augmentTo(index, augmenter, seed, target, offset);
        return pool.label(index);
    }
}
