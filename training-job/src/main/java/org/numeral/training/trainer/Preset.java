package org.numeral.training.trainer;

import java.util.Optional;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.augment.Augmentation;

/** Settings that were chosen together, on the validation split. Single options override them. */
public enum Preset {
    /** Less than a minute on two cores. */
    QUICK(NetworkArchitecture.MEDIUM, 3, 64, 8, 0.004, 0.05, 0.998, Augmentation.STANDARD, null),

    /** The Job's default: less than ten minutes on two cores. */
    STANDARD(NetworkArchitecture.DEEP, 30, 64, 16, 0.004, 0.05, 0.998, Augmentation.STANDARD, null),

    /** Less than an hour on two cores: teachers first, then one network that learns from all. */
    BEST(
            NetworkArchitecture.WIDE,
            40,
            64,
            16,
            0.004,
            0.05,
            0.998,
            Augmentation.STANDARD,
            new Distillation(4, NetworkArchitecture.DEEP, 25));

    private final NetworkArchitecture architecture;
    private final int epochs;
    private final int batchSize;
    private final int nonDigits;
    private final double learningRate;
    private final double labelSmoothing;
    private final double averaging;
    private final Augmentation augmentation;
    private final Optional<Distillation> distillation;

    Preset(
            NetworkArchitecture architecture,
            int epochs,
            int batchSize,
            int nonDigits,
            double learningRate,
            double labelSmoothing,
            double averaging,
            Augmentation augmentation,
            Distillation distillation) {
        this.architecture = architecture;
        this.epochs = epochs;
        this.batchSize = batchSize;
        this.nonDigits = nonDigits;
        this.learningRate = learningRate;
        this.labelSmoothing = labelSmoothing;
        this.averaging = averaging;
        this.augmentation = augmentation;
        this.distillation = Optional.ofNullable(distillation);
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
                architecture,
                epochs,
                0,
                batchSize,
                nonDigits,
                learningRate,
                labelSmoothing,
                averaging,
                augmentation,
                distillation,
                seed,
                workers);
    }
}
