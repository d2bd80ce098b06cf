package org.numeral.training.synthetic;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every Java version: only {@link SplittableRandom}'s 64-bit
 * stream is used, whose algorithm is specified, and no method whose implementation may change.
 */
public final class Chance {

    private static final double UNIT = 0x1p-53;

    private final SplittableRandom random;

    /**
     * One independent stream for each seed, part of the data set and example.
     *
     * @param seed of the whole
     * @param stream number of the part
     * @param index of the example
     */
    public Chance(long seed, long stream, long index) {
        long mixed = new SplittableRandom(seed).nextLong() + stream;
        mixed = new SplittableRandom(mixed).nextLong() + index;
        random = new SplittableRandom(new SplittableRandom(mixed).nextLong());
    }

    /**
     * A number from 0 to 1, without 1.
     *
     * @return evenly distributed
     */
    public double unit() {
        return (random.nextLong() >>> 11) * UNIT;
    }

    /**
     * A number of a range.
     *
     * @param low the least
     * @param high above all
     * @return evenly distributed
     */
    public double between(double low, double high) {
        return low + unit() * (high - low);
    }

    /**
     * A whole number.
     *
     * @param bound above all, 1 or more
     * @return 0 to bound - 1, evenly distributed
     */
    public int below(int bound) {
        return (int) (unit() * bound);
    }

    /**
     * Throws a coin.
     *
     * @param probability of true, 0 to 1
     * @return whether it happens
     */
    public boolean happens(double probability) {
        return unit() < probability;
    }

    /**
     * Nearly normal, mean 0 and standard deviation 1, but never beyond 3.5: the sum of four uniform
     * numbers, so that no digit is thrown out of shape by a rare extreme.
     *
     * @return -3.5 to 3.5
     */
    public double bell() {
        return (unit() + unit() + unit() + unit() - 2) * 1.7320508075688772;
    }
}
