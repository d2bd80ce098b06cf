package org.numeral.training.trainer;

import org.numeral.training.augment.Augmenter;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.SyntheticSource;

/**
 * The synthetic digits that a run trains with: a pool that is drawn at the start. Used by one
 * thread.
 */
final class SyntheticRows {

    /** Some two seconds of drawing on two cores, and 16 MB. */
    private static final int POOL = 20_000;

    private final TrainingConfig config;
    private final LabelledDigits pool;

    /**
     * Draws the pool.
     *
     * @param config synthetic digits and seed
     * @param steps of the run: a short one needs no more than it shows
     */
    SyntheticRows(TrainingConfig config, int steps) {
        this.config = config;
        this.pool =
                SyntheticSource.company(
                        config.seed(),
                        (int)
                                Math.min(
                                        POOL,
                                        (long) config.regularisation().syntheticDigits() * steps));
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
    int writeTo(int epoch, int number, Augmenter augmenter, float[] target, int offset) {
        // the training set's examples have the numbers from 0 up, non-digits those from -1 down
        long seed = Augmenter.seed(config.seed(), epoch, Integer.MIN_VALUE + number);
        int index = (int) Math.floorMod(seed * 0x9E3779B97F4A7C15L >>> 20, (long) pool.size());
        pool.augmentTo(index, augmenter, seed, target, offset);
        return pool.label(index);
    }
}
