package org.numeral.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.robustness.AblationFigures;
import org.numeral.training.robustness.RobustnessEvaluation;
import org.numeral.training.robustness.RobustnessFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Evaluates how a published version reads digits as people write and photograph them. */
@Command(
        name = "robustness",
        description =
                "Evaluates a published version on pictures as people write and photograph them, made from the test digits.")
final class RobustnessCommand implements CheckedCommand {

    private static final int TEST_DIGITS = -1;

    @Mixin private SeededDatasetOptions datasetOptions;
    @Mixin private VersionOptions versionOptions;

    @Option(
            names = "--examples",
            paramLabel = "N",
            description =
                    "Pictures of each kind, at most as many as there are digits (default: ${DEFAULT-VALUE}).")
    private int examples = 1000;

    @Option(names = "--ablation", description = "Also without each step of the preprocessing.")
    private boolean ablation;

    @Option(
            names = "--training-from",
            paramLabel = "INDEX",
            description =
                    "For work on the preprocessing: the training digits from this index on, most of which the network learnt from, so that the test digits stay unseen (default: the test digits).")
    private int trainingFrom = TEST_DIGITS;

    @Spec private CommandSpec spec;

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(datasetOptions.problems());
        problems.addAll(versionOptions.problems());
        if (examples < 1) {
            problems.add("--examples is %d; it must be 1 or more".formatted(examples));
        }
        if (trainingFrom < TEST_DIGITS) {
            problems.add("--training-from is %d; it must be 0 or more".formatted(trainingFrom));
        }
        return problems;
    }

    @Override
    public ExitCode execute() throws DatasetException, IOException {
        ModelVersion chosen = versionOptions.version();
        DigitDataset dataset = datasetOptions.load();
        long seed = datasetOptions.seed();
        LabelledDigits digits = digits(dataset);
        int workers = NativeRuntime.start().limits().wholeCpus();
        RobustnessEvaluation evaluation =
                new RobustnessEvaluation(digits, Math.min(examples, digits.size()), seed, workers);
        PrintWriter out = spec.commandLine().getOut();
        try (DigitClassifier classifier =
                        DigitClassifier.load(versionOptions.store().readModel(chosen));
                ParallelClassifier parallel = new ParallelClassifier(classifier, workers)) {
            out.printf(
                    "Version %s (trained on %s) on pictures made from the %s digits of %s, seed %d:%n",
                    chosen.id(),
                    chosen.metadata().dataset().name(),
                    trainingFrom == TEST_DIGITS ? "test" : "training",
                    dataset.name(),
                    seed);
            if (ablation) {
                AblationFigures figures = evaluation.ablate(parallel);
                out.print(RobustnessFormat.format(figures.complete()));
                out.printf("%nPercentage points without each step of the preprocessing:%n");
                out.print(RobustnessFormat.format(figures));
            } else {
                out.print(RobustnessFormat.format(evaluation.evaluate(parallel)));
            }
        }
        return ExitCode.DONE;
    }

    private LabelledDigits digits(DigitDataset dataset) throws DatasetException {
        if (trainingFrom == TEST_DIGITS) {
            return dataset.test();
        }
        if (trainingFrom >= dataset.train().size()) {
            throw new DatasetException(
                    "--training-from is %d, but %s has only %d training digits. Choose a smaller index."
                            .formatted(trainingFrom, dataset.name(), dataset.train().size()));
        }
        return dataset.train()
                .subset(IntStream.range(trainingFrom, dataset.train().size()).toArray());
    }
}
