package org.numeral.training.trainer;

import java.util.Optional;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.augment.Augmentation;

/**
 * Settings that were chosen together, on the validation split; the synthetic digits also by how
 * hands of another population are read (see the README). Single options override them.
 */
public enum Preset {
    /** Less than a minute on two cores. */
    QUICK(
            NetworkArchitecture.MEDIUM,
            new Schedule(3, 0, 64, 0.004),
            new Regularisation(Augmentation.STANDARD, 0.2, 0.05, 0.998, 0.05, 4, 0),
            Optional.empty()),

    /** The Job's default: about ten minutes on two slow cores. */
    STANDARD(
            NetworkArchitecture.DEEP,
            new Schedule(20, 0, 64, 0.004),
            new Regularisation(Augmentation.STANDARD, 0.2, 0.05, 0.998, 0.05, 8, 24),
            Optional.empty()),

    /** For those who wait: half an hour on two cores. */
    BEST(
            NetworkArchitecture.WIDE,
            new Schedule(60, 0, 64, 0.004),
            new Regularisation(Augmentation.STANDARD, 0.2, 0.05, 0.998, 0.05, 8, 24),
            Optional.empty());

    private final NetworkArchitecture architecture;
    private final Schedule schedule;
    private final Regularisation regularisation;
    private final Optional<Distillation> distillation;

    Preset(
            NetworkArchitecture architecture,
            Schedule schedule,
            Regularisation regularisation,
            Optional<Distillation> distillation) {
        this.architecture = architecture;
        this.schedule = schedule;
        this.regularisation = regularisation;
        this.distillation = distillation;
    }

    /**
     * The preset's settings.
     *
     * @param seed as in {@link TrainingConfig}
     * @param workers as in {@link TrainingConfig}
     * @return the settings
     */
    public TrainingConfig config(long seed, int workers) {
        return new TrainingConfig(
                architecture, schedule, regularisation, distillation, seed, workers);
    }
}
