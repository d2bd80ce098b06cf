package org.numeral.training.trainer;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The order in which an epoch sees the examples: a new one for each epoch, the same by seed. */
final class ExampleOrder {

    // named, so that another JDK's default does not change a run
    private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private ExampleOrder() {}

    /**
     * A random order (Fisher and Yates).
     *
     * @param examples number of examples
     * @param seed of the run
     * @param epoch 1 for the first
     * @return every index from 0 to examples - 1 once
     */
    static int[] shuffled(int examples, long seed, int epoch) {
        RandomGenerator random = RANDOM.create(seed * 1_000_003 + epoch);
        int[] order = new int[examples];
        for (int i = 0; i < examples; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
