package org.numeral.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.DamagedVersionException;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.data.DatasetException;
import org.numeral.training.job.TrainingJob;
import org.numeral.training.publish.QualityGate;
import org.numeral.training.trainer.Cluster;
import org.numeral.training.trainer.DataParallelTrainer;
import org.numeral.training.trainer.ParameterAveragingTrainer;
import org.numeral.training.trainer.Trainer;
import org.numeral.training.trainer.TrainingConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network and publishes it. */
@Command(
        name = "train",
        description = "Trains a network, evaluates it, and publishes it if it is good enough.")
final class TrainCommand implements CheckedCommand {

    private static final Logger LOG = LoggerFactory.getLogger(TrainCommand.class);

    @Mixin private DatasetOptions datasetOptions;
    @Mixin private StoreOptions storeOptions;

    @Mixin private HyperparameterOptions hyperparameters;

    @Mixin private DistributionOptions distribution;

    @Option(
            names = "--validation-share",
            paramLabel = "SHARE",
            description =
                    "Of the training set: the share that is held out to choose the epoch by (default: ${DEFAULT-VALUE}).")
    private double validationShare = 0.1;

    @Option(
            names = "--min-accuracy",
            paramLabel = "SHARE",
            description =
                    "Least accuracy on the test set for a model to be published (default: ${DEFAULT-VALUE}).")
    private double minAccuracy = 0.98;

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            description =
                    "How much less accurate than the current model a new one may be (default: ${DEFAULT-VALUE}).")
    private double tolerance = 0.002;

    @Option(
            names = "--if-missing",
            description = "Do nothing if a whole model is published already.")
    private boolean ifMissing;

    @Option(
            names = "--without-checkpoints",
            description =
                    "Leave nothing in MODEL_DIR/checkpoints to go on from after being killed, and take up nothing.")
    private boolean withoutCheckpoints;

    @Option(
            names = "--robustness-examples",
            paramLabel = "N",
            description =
                    "For the report: pictures of each kind as people write and photograph them, and of each kind that shows no digit, to try the network on; 0 for none (default: 30, with --preset quick 10).")
    private Integer robustnessExamples;

    @Spec private CommandSpec spec;

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(datasetOptions.problemsOfTraining());
        problems.addAll(storeOptions.problems());
        List<String> wrong = hyperparameters.problems();
        problems.addAll(wrong);
        problems.addAll(distribution.problems());
        if (wrong.isEmpty()) {
            problems.addAll(distribution.problems(hyperparameters.config(1)));
        }
        problems.addAll(QualityGate.problems(minAccuracy, tolerance));
        if (!(validationShare > 0 && validationShare < 1)) {
            problems.add(
                    "--validation-share is %s; it must be between 0 and 1 (0.1 is a tenth)"
                            .formatted(validationShare));
        }
        if (robustnessExamples() < 0) {
            problems.add(
                    "--robustness-examples is %d; it must be 0 (none) or more"
                            .formatted(robustnessExamples));
        }
        return problems;
    }

    @Override
    public ExitCode execute() throws DatasetException, IOException {
        ModelStore store = storeOptions.store();
        if (ifMissing && currentIsWhole(store)) {
            return ExitCode.DONE;
        }
        store.requireWritable();
        TrainingConfig config = hyperparameters.config(NativeRuntime.start().limits().wholeCpus());
        if (!distribution.isDistributed()) {
            return report(run(config, new DataParallelTrainer(config, checkpoints()), store));
        }
        try (Cluster cluster = distribution.connect()) {
            return report(
                    run(
                            config,
                            new ParameterAveragingTrainer(
                                    config, distribution.distribution(), cluster, checkpoints()),
                            store));
        }
    }

    private TrainingJob.Outcome run(TrainingConfig config, Trainer trainer, ModelStore store)
            throws DatasetException, IOException {
        TrainingJob job =
                new TrainingJob(
                        datasetOptions.source(hyperparameters.seed()),
                        validationShare,
                        config,
                        trainer,
                        new QualityGate(minAccuracy, tolerance),
                        store,
                        dataset -> reproduction(config, dataset),
                        robustnessExamples());
        try (ProgressReporter progress = ProgressReporter.forThisTerminal()) {
            return job.run(progress);
        }
    }

    private String reproduction(TrainingConfig config, String dataset) {
        Reproduction reproduction =
                new Reproduction(spec.root().commandLine().getParseResult().originalArgs());
        if (datasetOptions.isAuto()) {
            reproduction = reproduction.with("--dataset", dataset);
        }
        if (!distribution.isDistributed()) {
            reproduction = reproduction.with("--workers", String.valueOf(config.workers()));
        }
        return reproduction.command();
    }

    private Optional<Path> checkpoints() {
        return withoutCheckpoints
                ? Optional.empty()
                : Optional.of(storeOptions.directory().resolve("checkpoints"));
    }

    /** A share of the time that the preset takes anyway. */
    private int robustnessExamples() {
        if (robustnessExamples != null) {
            return robustnessExamples;
        }
        return switch (hyperparameters.preset()) {
            case QUICK -> 10;
            case STANDARD, BEST -> 30;
        };
    }

    private static boolean currentIsWhole(ModelStore store) throws IOException {
        try {
            Optional<ModelVersion> current = store.current();
            current.ifPresent(
                    version ->
                            LOG.info(
                                    "Model {} is published already; nothing to train",
                                    version.id()));
            return current.isPresent();
        } catch (DamagedVersionException e) {
            LOG.warn("The published model is damaged, so one is trained: {}", e.getMessage());
            return false;
        }
    }

    private ExitCode report(TrainingJob.Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "Trained in %.1f s; epoch %d was chosen, with %.2f %% on the validation set%n",
                outcome.trained().duration().toMillis() / 1000.0,
                outcome.trained().bestEpoch(),
                100 * outcome.validation().accuracy());
        out.println("On the test set:");
        out.print(FiguresTable.format(outcome.test()));
        if (outcome.published().isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("numeral: the model is not published:");
            outcome.objections().forEach(objection -> err.println("  " + objection));
            return ExitCode.GATE_REFUSED;
        }
        out.println("Published as " + outcome.published().get().id() + ", now current");
        return ExitCode.DONE;
    }
}
