package org.numeral.training.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelMetadata.Figures;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.calibration.Abstention;
import org.numeral.training.calibration.Reliability;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.evaluation.FiguresCalculator;
import org.numeral.training.evaluation.VersionAnswers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Evaluates a published version. */
@Command(
        name = "evaluate",
        description = "Evaluates a published version on the test set of any dataset.")
final class EvaluateCommand implements CheckedCommand {

    @Mixin private SeededDatasetOptions datasetOptions;
    @Mixin private VersionOptions versionOptions;
    @Mixin private OutputOptions output;

    @Override
    public List<String> problems() {
        return Stream.of(datasetOptions.problems(), versionOptions.problems())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public ExitCode execute() throws DatasetException, IOException {
        ModelVersion version = versionOptions.version();
        DigitDataset dataset = datasetOptions.load();
        int workers = NativeRuntime.start().limits().wholeCpus();
        float[] probabilities =
                VersionAnswers.probabilities(
                        versionOptions.store(), version, dataset.test(), workers);
        Evaluated evaluated = Evaluated.of(version, dataset, probabilities);
        output.print(evaluated, evaluated::text);
        return ExitCode.DONE;
    }

    /** What --json writes; refusedShare is null if the version recognises everything. */
    record Evaluated(
            String version,
            String trainedOn,
            String dataset,
            Map<String, String> sha256,
            Figures figures,
            double expectedCalibrationError,
            Double refusedShare) {

        static Evaluated of(ModelVersion version, DigitDataset dataset, float[] probabilities) {
            AbstentionRule rule = version.metadata().abstention();
            return new Evaluated(
                    version.id(),
                    version.metadata().dataset().name(),
                    dataset.name(),
                    dataset.sha256(),
                    FiguresCalculator.of(dataset.test(), probabilities),
                    Reliability.of(probabilities, dataset.test()).expectedCalibrationError(),
                    rule == null ? null : Abstention.refusedShare(rule, probabilities));
        }

        String text() {
            return "Version %s (trained on %s) on the test set of %s:%n%s%n  expected calibration error %.2f %%%n  %s%n"
                    .formatted(
                            version,
                            trainedOn,
                            dataset,
                            FiguresTable.format(figures),
                            100 * expectedCalibrationError,
                            refusedShare == null
                                    ? "has no abstention rule: everything is recognised as a digit"
                                    : "not recognised as digits: %.2f %%"
                                            .formatted(100 * refusedShare));
        }
    }
}
