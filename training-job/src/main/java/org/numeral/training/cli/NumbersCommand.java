package org.numeral.training.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.Proportion;
import org.numeral.training.number.NumberEvaluation;
import org.numeral.training.number.NumberFigures;
import org.numeral.training.number.Spacing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates how a published version reads whole numbers. */
@Command(
        name = "numbers",
        description =
                "Evaluates a published version on pictures of numbers of 2 to 6 digits, put together of the test digits with random sizes, slants and gaps.")
final class NumbersCommand implements CheckedCommand {

    private static final int LEAST_EXAMPLES = 5;

    @Mixin private SeededDatasetOptions datasetOptions;
    @Mixin private VersionOptions versionOptions;
    @Mixin private OutputOptions output;

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "Numbers of each spacing (default: ${DEFAULT-VALUE}).")
    private int examples = 1000;

    @Option(
            names = "--training-digits",
            description =
                    "For work on the segmentation: numbers made of the training digits, most of which the network learnt from, so that the test digits stay unseen.")
    private boolean trainingDigits;

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(datasetOptions.problems());
        problems.addAll(versionOptions.problems());
        if (examples < LEAST_EXAMPLES) {
            problems.add(
                    "--examples is %d; it must be %d or more".formatted(examples, LEAST_EXAMPLES));
        }
        return problems;
    }

    @Override
    public ExitCode execute() throws DatasetException, IOException {
        ModelVersion version = versionOptions.version();
        DigitDataset dataset = datasetOptions.load();
        NativeRuntime.start();
        LabelledDigits digits = trainingDigits ? dataset.train() : dataset.test();
        if (digits.size() == 0) {
            throw new DatasetException(
                    "With --test-share 1 there are no training digits to make numbers of.");
        }
        NumberEvaluation evaluation = new NumberEvaluation(digits, examples, datasetOptions.seed());
        try (DigitClassifier classifier =
                DigitClassifier.load(versionOptions.store().readModel(version))) {
            Evaluated evaluated =
                    new Evaluated(
                            version.id(),
                            version.metadata().dataset().name(),
                            dataset.name(),
                            trainingDigits ? "training" : "test",
                            datasetOptions.seed(),
                            Stream.of(Spacing.values())
                                    .map(spacing -> evaluation.evaluate(spacing, classifier))
                                    .toList());
            output.print(evaluated, evaluated::text);
        }
        return ExitCode.DONE;
    }

    /** What --json writes. */
    record Evaluated(
            String version,
            String trainedOn,
            String dataset,
            String digits,
            long seed,
            List<NumberFigures> figures) {

        String text() {
            StringBuilder text = new StringBuilder();
            text.append(
                    "Version %s (trained on %s) on numbers made of the %s digits of %s, seed %d; entirely right:%n"
                            .formatted(version, trainedOn, digits, dataset, seed));
            figures.forEach(each -> text.append(line(each)));
            return text.toString();
        }

        private static String line(NumberFigures figures) {
            StringBuilder line = new StringBuilder();
            line.append(
                    "  %-9s %6.2f %% of %d (%.2f to %.2f); by length"
                            .formatted(
                                    figures.spacing().name().toLowerCase(Locale.ROOT),
                                    percent(figures.right().value()),
                                    figures.right().all(),
                                    percent(figures.right().low()),
                                    percent(figures.right().high())));
            List<Proportion> lengths = figures.byLength();
            IntStream.range(0, lengths.size())
                    .forEach(
                            i ->
                                    line.append(
                                            " %d: %.1f"
                                                    .formatted(
                                                            i + NumberEvaluation.LEAST_DIGITS,
                                                            percent(lengths.get(i).value()))));
            return line.append(
                            "; divided rightly %.2f %%%n"
                                    .formatted(percent(figures.rightDivision().value())))
                    .toString();
        }

        private static double percent(double share) {
            return 100 * share;
        }
    }
}
