package org.numeral.training.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.augment.Augmentation;
import org.numeral.training.trainer.Optimizer;
import org.numeral.training.trainer.Preset;
import org.numeral.training.trainer.Regularisation;
import org.numeral.training.trainer.Schedule;
import org.numeral.training.trainer.TrainingConfig;
import picocli.CommandLine.Mixin;
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
            names = "--synthetic-digits",
            paramLabel = "N",
            description =
                    "Rows of digits that the project draws in each batch, beside its examples, so that the network sees more hands than the training set has; not in the clean share; 0 for none.")
    private Integer syntheticDigits;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "Peak of the one-cycle schedule.")
    private Double learningRate;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description =
                    "What is done with each gradient: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Optimizer optimizer = Optimizer.ADAM;

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
            names = "--weight-decay",
            paramLabel = "RATE",
            description =
                    "Times the learning rate, the share of itself that each step takes from every weight; 0 for none.")
    private Double weightDecay;

    @Option(
            names = "--augmentation",
            paramLabel = "STRENGTH",
            description = "How strongly training digits are varied: 0 not at all, 1 as usual.")
    private Double augmentation;

    @Option(
            names = "--elastic",
            paramLabel = "PIXELS",
            description =
                    "How far elastic distortions displace points of training digits, beside what --augmentation does; 0 for none (default: 0).")
    private Double elastic;

    @Option(
            names = "--clean-share",
            paramLabel = "SHARE",
            description =
                    "Of the run, at its end: the share that sees training digits as they are, not varied.")
    private Double cleanShare;

    @Mixin private DistillationOptions distillation;

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
                    "Threads that share each batch evenly; 0 is one for each whole CPU of the container's limit, or as many fewer as the batch divides by (default: ${DEFAULT-VALUE}).")
    private int workers;

    /**
     * The preset.
     *
     * @return what the settings start from
     */
    Preset preset() {
        return preset;
    }

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
                        Schedule.problems(
                                epochs(base), patience, batchSize(base), learningRate(base)));
        problems.addAll(
                Regularisation.problems(
                        cleanShare(base),
                        labelSmoothing(base),
                        averaging(base),
                        weightDecay(base),
                        nonDigits(base),
                        syntheticDigits(base)));
        if (workers != 0) {
            problems.addAll(TrainingConfig.problems(rows(base), workers));
        }
        problems.addAll(distillation.problems(base));
        if (augmentation != null
                && !(augmentation >= 0 && augmentation <= STRONGEST_AUGMENTATION)) {
            problems.add(
                    "--augmentation is %s; it can be 0 (none) to %.0f"
                            .formatted(augmentation, STRONGEST_AUGMENTATION));
        }
        if (elastic != null && !(elastic >= 0 && elastic <= Augmentation.MOST_ELASTIC)) {
            problems.add(
                    "--elastic is %s; it can be 0 (none) to %.0f pixels"
                            .formatted(elastic, Augmentation.MOST_ELASTIC));
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
        return new TrainingConfig(
                orElse(network, base.architecture()),
                schedule(base),
                new Regularisation(
                        augmentation(base),
                        cleanShare(base),
                        labelSmoothing(base),
                        averaging(base),
                        weightDecay(base),
                        nonDigits(base),
                        syntheticDigits(base)),
                distillation.distillation(base),
                seed,
                workers == 0 ? TrainingConfig.workersFor(rows(base), cpus) : workers);
    }

    private Schedule schedule(TrainingConfig base) {
        return new Schedule(epochs(base), patience, batchSize(base), learningRate(base), optimizer);
    }

    private int epochs(TrainingConfig base) {
        return orElse(epochs, base.schedule().epochs());
    }

    private int batchSize(TrainingConfig base) {
        return orElse(batchSize, base.schedule().batchSize());
    }

    private double learningRate(TrainingConfig base) {
        return orElse(learningRate, base.schedule().learningRate());
    }

    private Augmentation augmentation(TrainingConfig base) {
        Augmentation given = base.regularisation().augmentation();
        return given.times(orElse(augmentation, 1.0)).withElastic(orElse(elastic, given.elastic()));
    }

    private double cleanShare(TrainingConfig base) {
        return orElse(cleanShare, base.regularisation().cleanShare());
    }

    private double labelSmoothing(TrainingConfig base) {
        return orElse(labelSmoothing, base.regularisation().labelSmoothing());
    }

    private double averaging(TrainingConfig base) {
        return orElse(averaging, base.regularisation().averaging());
    }

    private double weightDecay(TrainingConfig base) {
        return orElse(weightDecay, base.regularisation().weightDecay());
    }

    private int nonDigits(TrainingConfig base) {
        return orElse(nonDigits, base.regularisation().nonDigits());
    }

    private int syntheticDigits(TrainingConfig base) {
        return orElse(syntheticDigits, base.regularisation().syntheticDigits());
    }

    private int rows(TrainingConfig base) {
        return batchSize(base) + nonDigits(base) + syntheticDigits(base);
    }

    private static <T> T orElse(T given, T otherwise) {
        return Objects.requireNonNullElse(given, otherwise);
    }
}
