package org.numeral.training.trainer;

import java.util.Optional;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.augment.Augmentation;

/** Settings for tests. */
public final class Configs {

    private Configs() {}

    /**
     * The small network without any refinement.
     *
     * @param epochs number of epochs
     * @param batchSize examples of one weight update
     * @param workers number of workers
     * @return the settings
     */
    public static TrainingConfig plain(int epochs, int batchSize, int workers) {
        return new TrainingConfig(
                NetworkArchitecture.SMALL,
                new Schedule(epochs, 0, batchSize, 0.002),
                new Regularisation(Augmentation.NONE, 0, 0, 0, 0, 0, 0),
                Optional.empty(),
                7,
                workers);
    }

    /**
     * All that the trainer can do: batch normalization, non-digits, synthetic digits, augmentation,
     * smoothed labels, averaged and decaying weights.
     *
     * @param epochs number of epochs
     * @param batchSize examples of one weight update
     * @param workers number of workers
     * @return the settings
     */
    public static TrainingConfig refined(int epochs, int batchSize, int workers) {
        return new TrainingConfig(
                NetworkArchitecture.MEDIUM,
                new Schedule(epochs, 0, batchSize, 0.002),
                new Regularisation(
                        Augmentation.STANDARD, 0.2, 0.05, 0.9, 0.05, batchSize / 2, batchSize / 2),
                Optional.empty(),
                7,
                workers);
    }

    /**
     * Two teachers of one epoch each, and a network that learns from them.
     *
     * @param epochs of the network that learns
     * @return the settings, batch size 32, two workers
     */
    public static TrainingConfig distilled(int epochs) {
        return new TrainingConfig(
                NetworkArchitecture.MEDIUM,
                new Schedule(epochs, 0, 32, 0.002),
                new Regularisation(Augmentation.STANDARD, 0.2, 0, 0.9, 0, 8, 0),
                Optional.of(new Distillation(2, NetworkArchitecture.SMALL, 1)),
                7,
                2);
    }
}
