package org.numeral.training.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.trainer.Distillation;
import org.numeral.training.trainer.Preset;
import org.numeral.training.trainer.TrainingConfig;
import picocli.CommandLine.Option;

/** How to train: a preset, and what is to differ from it. */
final class HyperparameterOptions {

    private static final double STRONGEST_AUGMENTATION = 2;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "Settings that go together: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). The options below override single ones.")
    private Preset preset = Preset.STANDARD;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            description = "The network: ${COMPLETION-CANDIDATES}.")
    private NetworkArchitecture network;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training set.")
    private Integer epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description =
                    "End the run after so many epochs without a better validation accuracy; 0 for never (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Examples of one weight update.")
    private Integer batchSize;

    @Option(
            names = "--non-digits",
            paramLabel = "N",
            description =
                    "Rows of pictures that show no digit in each batch, beside its examples, so that the network learns to be unsure of such; 0 for none.")
    private Integer nonDigits;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "Peak of the one-cycle schedule, for Adam.")
    private Double learningRate;

    @Option(
            names = "--label-smoothing",
            paramLabel = "SHARE",
            description = "Share of each label that is spread over all digits; 0 for none.")
    private Double labelSmoothing;

    @Option(
            names = "--averaging",
            paramLabel = "SHARE",
            description =
                    "How much of the weights' moving average each step keeps; 0 to use the weights as they are.")
    private Double averaging;

    @Option(
            names = "--augmentation",
            paramLabel = "STRENGTH",
            description = "How strongly training digits are varied: 0 not at all, 1 as usual.")
    private Double augmentation;

    @Option(
            names = "--teachers",
            paramLabel = "N",
            description =
                    "Networks to train first, whose mean answers are learned instead of the labels (distillation); 0 for none.")
    private Integer teachers;

    @Option(
            names = "--teacher-network",
            paramLabel = "NAME",
            description = "The teachers' network: ${COMPLETION-CANDIDATES}.")
    private NetworkArchitecture teacherNetwork;

    @Option(
            names = "--teacher-epochs",
            paramLabel = "N",
            description = "Passes over the training set of each teacher.")
    private Integer teacherEpochs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "The same seed and number of workers give the same model (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Threads that share each batch; 0 is one for each whole CPU of the container's limit (default: ${DEFAULT-VALUE}).")
    private int workers;

    /**
     * The seed.
     *
     * @return any number
     */
    long seed() {
        return seed;
    }

    /**
     * What is wrong with the options, a sentence each.
     *
     * @return empty if all are right
     */
    List<String> problems() {
        TrainingConfig base = preset.config(seed, 1);
        List<String> problems =
                new ArrayList<>(
                        TrainingConfig.problems(
                                orElse(epochs, base.epochs()),
                                patience,
                                orElse(batchSize, base.batchSize()),
                                orElse(nonDigits, base.nonDigits()),
                                orElse(learningRate, base.learningRate()),
                                orElse(labelSmoothing, base.labelSmoothing()),
                                orElse(averaging, base.averaging()),
                                workers == 0 ? 1 : workers));
        if (teacherCount(base) != 0) {
            problems.addAll(Distillation.problems(teacherCount(base), epochsOfTeachers(base)));
        }
        if (augmentation != null
                && !(augmentation >= 0 && augmentation <= STRONGEST_AUGMENTATION)) {
            problems.add(
                    "--augmentation is %s; it can be 0 (none) to %.0f"
                            .formatted(augmentation, STRONGEST_AUGMENTATION));
        }
        return problems;
    }

    /**
     * The settings.
     *
     * @param cpus whole CPUs that the process may use
     * @return the preset with what was given instead
     */
    TrainingConfig config(int cpus) {
        TrainingConfig base = preset.config(seed, 1);
        int batch = orElse(batchSize, base.batchSize());
        int others = orElse(nonDigits, base.nonDigits());
        return new TrainingConfig(
                orElse(network, base.architecture()),
                orElse(epochs, base.epochs()),
                patience,
                batch,
                others,
                orElse(learningRate, base.learningRate()),
                orElse(labelSmoothing, base.labelSmoothing()),
                orElse(averaging, base.averaging()),
                augmentation == null
                        ? base.augmentation()
                        : Augmentation.STANDARD.times(augmentation),
                distillation(base),
                seed,
                workers == 0 ? TrainingConfig.workersFor(batch + others, cpus) : workers);
    }

    private Optional<Distillation> distillation(TrainingConfig base) {
        return teacherCount(base) == 0
                ? Optional.empty()
                : Optional.of(
                        new Distillation(
                                teacherCount(base),
                                orElse(
                                        teacherNetwork,
                                        base.distillation()
                                                .map(Distillation::architecture)
                                                .orElse(base.architecture())),
                                epochsOfTeachers(base)));
    }

    private int teacherCount(TrainingConfig base) {
        return orElse(teachers, base.distillation().map(Distillation::teachers).orElse(0));
    }

    private int epochsOfTeachers(TrainingConfig base) {
        return orElse(
                teacherEpochs, base.distillation().map(Distillation::epochs).orElse(base.epochs()));
    }

    private static <T> T orElse(T given, T otherwise) {
        return Objects.requireNonNullElse(given, otherwise);
    }
}
