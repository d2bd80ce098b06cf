package org.numeral.training.synthetic;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every Java version: only {@link SplittableRandom}'s 64-bit
 * stream is used, whose algorithm is specified, and no method whose implementation may change.
 */
final class Chance {

    private static final double UNIT = 0x1p-53;

    private final SplittableRandom random;

    /** One independent stream for each seed, part of the data set and example. */
    Chance(long seed, long stream, long index) {
        long mixed = new SplittableRandom(seed).nextLong() + stream;
        mixed = new SplittableRandom(mixed).nextLong() + index;
        random = new SplittableRandom(new SplittableRandom(mixed).nextLong());
    }

    /** From 0 to 1, without 1. */
    double unit() {
        return (random.nextLong() >>> 11) * UNIT;
    }

    double between(double low, double high) {
        return low + unit() * (high - low);
    }

    boolean happens(double probability) {
        return unit() < probability;
    }

    /**
     * Nearly normal, mean 0 and standard deviation 1, but never beyond 3.5: the sum of four uniform
     * numbers, so that no digit is thrown out of shape by a rare extreme.
     */
    double bell() {
        return (unit() + unit() + unit() + unit() - 2) * 1.7320508075688772;
    }
}
