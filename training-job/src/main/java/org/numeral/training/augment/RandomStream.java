package org.numeral.training.augment;

/**
 * Random numbers from a seed, the same on every machine: the SplitMix64 generator (Steele, Lea and
 * Flood, "Fast splittable pseudorandom number generators", 2014). Unlike the JDK's {@link
 * java.util.SplittableRandom} it can be seeded again, so that a new digit needs no new object.
 */
final class RandomStream {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long LOW_16_BITS = 0xFFFF;

    /** Four times the mean of a number from 0 to 65535. */
    private static final float MEAN_OF_FOUR = 4 * 65_535 / 2f;

    /** One over the standard deviation of the sum of four: sqrt(4 (65536^2 - 1) / 12). */
    private static final float PER_DEVIATION = 1 / 37_837.226f;

    private long state;

    /**
     * Starts again.
     *
     * @param seed neighbouring ones give unrelated numbers, as each is mixed first
     */
    void seed(long seed) {
        state = mix(seed);
    }

    /**
     * A number that is nearly normal, with mean 0 and standard deviation 1, but never beyond 3.47:
     * the sum of four uniform ones (Irwin and Hall), so that no digit is put out of shape by a rare
     * extreme. It costs a single 64-bit draw.
     *
     * @return the number
     */
    float bell() {
        state += GOLDEN_GAMMA;
        long bits = mix(state);
        long sum =
                (bits & LOW_16_BITS)
                        + (bits >>> 16 & LOW_16_BITS)
                        + (bits >>> 32 & LOW_16_BITS)
                        + (bits >>> 48);
        return (sum - MEAN_OF_FOUR) * PER_DEVIATION;
    }

    /**
     * Scrambles a number; different ones stay different (variant 13 of David Stafford's mixers).
     *
     * @param number any
     * @return a number in which every bit depends on every bit of the one given
     */
    static long mix(long number) {
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
