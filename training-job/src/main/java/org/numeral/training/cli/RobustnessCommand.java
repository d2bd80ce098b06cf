package org.numeral.training.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.robustness.AblationFigures;
import org.numeral.training.robustness.RefusalFigures;
import org.numeral.training.robustness.RobustnessEvaluation;
import org.numeral.training.robustness.RobustnessFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Evaluates how a published version reads digits as people write and photograph them, and what it
 * does not recognise as a digit.
 */
@Command(
        name = "robustness",
        description =
                "Evaluates a published version on pictures as people write and photograph them, made from the test digits, and on pictures that show no digit.")
final class RobustnessCommand implements CheckedCommand {

    private static final int TEST_DIGITS = -1;

    @Mixin private SeededDatasetOptions datasetOptions;
    @Mixin private VersionOptions versionOptions;
    @Mixin private OutputOptions output;

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
        int pictures = Math.min(examples, digits.size());
        RobustnessEvaluation evaluation = new RobustnessEvaluation(digits, pictures, seed, workers);
        AbstentionRule rule = chosen.metadata().abstention();
        try (DigitClassifier classifier =
                        DigitClassifier.load(versionOptions.store().readModel(chosen));
                ParallelClassifier parallel = new ParallelClassifier(classifier, workers)) {
            AblationFigures figures =
                    ablation
                            ? evaluation.ablate(parallel)
                            : new AblationFigures(evaluation.evaluate(parallel), Map.of());
            Evaluated evaluated =
                    new Evaluated(
                            chosen.id(),
                            chosen.metadata().dataset().name(),
                            dataset.name(),
                            trainingFrom == TEST_DIGITS ? "test" : "training",
                            seed,
                            figures,
                            rule == null
                                    ? null
                                    : RefusalFigures.of(rule, parallel, digits, pictures, seed));
            output.print(evaluated, evaluated::text);
        }
        return ExitCode.DONE;
    }

    /**
     * What --json writes; refusals is null if the version recognises everything, and the figures
     * without each step are there with --ablation only.
     */
    record Evaluated(
            String version,
            String trainedOn,
            String dataset,
            String digits,
            long seed,
            AblationFigures figures,
            RefusalFigures refusals) {

        String text() {
            StringBuilder text = new StringBuilder();
            text.append(
                    "Version %s (trained on %s) on pictures made from the %s digits of %s, seed %d:%n"
                            .formatted(version, trainedOn, digits, dataset, seed));
            text.append(RobustnessFormat.format(figures.complete()));
            if (!figures.without().isEmpty()) {
                text.append(
                        "%nPercentage points without each step of the preprocessing:%n"
                                .formatted());
                text.append(RobustnessFormat.format(figures));
            }
            text.append("%nNot recognised as digits:%n".formatted());
            return text.append(
                            refusals == null
                                    ? "  nothing: the version has no abstention rule%n".formatted()
                                    : refusals.format())
                    .toString();
        }
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
