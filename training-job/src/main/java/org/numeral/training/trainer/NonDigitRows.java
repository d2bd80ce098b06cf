package org.numeral.training.trainer;

import org.numeral.training.augment.Augmenter;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.robustness.NonDigitPool;

/**
 * The pictures of no digit that a run trains with: a pool that is drawn at the start. Used by one
 * thread.
 */
final class NonDigitRows {

    /** Some two seconds of drawing on two cores; a smaller pool would be learned by heart. */
    private static final int POOL = 20_000;

    private final TrainingConfig config;
    private final NonDigitPool pool;

    /**
     * Draws the pool.
     *
     * @param digits some of the pool are made of these
     * @param config non-digits and seed
     * @param steps of the run: a short one needs no more than it shows
     */
    NonDigitRows(LabelledDigits digits, TrainingConfig config, int steps) {
        this.config = config;
        this.pool =
                NonDigitPool.draw(
                        (int) Math.min(POOL, (long) config.regularisation().nonDigits() * steps),
                        digits,
                        config.seed());
    }

    /**
     * Writes one as the network's input.
     *
     * @param epoch 1 for the first
     * @param number of the picture in the epoch, from 0
     * @param augmenter that varies digits at this time: if only these were as they are, what is
     *     blurred would be no digit
     * @param target receives 784 values from 0 to 1
     * @param offset index in target of the first
     */
    void writeTo(int epoch, int number, Augmenter augmenter, float[] target, int offset) {
        // examples of digits have the numbers from 0 up
        long seed = Augmenter.seed(config.seed(), epoch, -1 - number);
        int index = (int) Math.floorMod(seed * 0x9E3779B97F4A7C15L >>> 20, (long) pool.size());
        pool.augmentTo(index, augmenter, seed, target, offset);
    }
}
