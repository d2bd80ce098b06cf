package org.numeral.training.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.evaluation.PairedComparison;
import org.numeral.training.evaluation.VersionAnswers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two published versions. */
@Command(
        name = "compare",
        description =
                "Compares two published versions on the test set of any dataset, with McNemar's test.")
final class CompareCommand implements CheckedCommand {

    @Mixin private SeededDatasetOptions datasetOptions;
    @Mixin private StoreOptions storeOptions;
    @Mixin private OutputOptions output;

    @Parameters(index = "0", paramLabel = "A", description = "A version, as numeral list shows it.")
    private String first;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "B",
            description = "Another one (default: the current one).")
    private String second;

    @Override
    public List<String> problems() {
        return Stream.of(datasetOptions.problems(), storeOptions.problems())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public ExitCode execute() throws DatasetException, IOException {
        ModelStore store = storeOptions.store();
        Optional<String> other = second == null ? store.currentId() : Optional.of(second);
        if (other.isEmpty()) {
            throw new IOException("no version is current: name two, as numeral list shows them");
        }
        if (other.get().equals(first)) {
            throw new IOException(
                    "%s is to be compared with itself: name another one, as numeral list shows them"
                            .formatted(first));
        }
        ModelVersion a = store.verify(first);
        ModelVersion b = store.verify(other.get());
        DigitDataset dataset = datasetOptions.load();
        PairedComparison comparison =
                PairedComparison.of(
                        dataset.test(), answers(store, a, dataset), answers(store, b, dataset));
        output.print(
                Compared.of(a.id(), b.id(), dataset.name(), comparison),
                () -> ComparisonTable.format(a.id(), b.id(), dataset.name(), comparison));
        return ExitCode.DONE;
    }

    private static int[] answers(ModelStore store, ModelVersion version, DigitDataset dataset)
            throws IOException {
        int workers = NativeRuntime.start().limits().wholeCpus();
        return VersionAnswers.mostProbable(
                VersionAnswers.probabilities(store, version, dataset.test(), workers));
    }

    /** What --json writes. */
    record Compared(
            String a,
            String b,
            String dataset,
            int examples,
            double accuracyA,
            double accuracyB,
            int onlyARight,
            int onlyBRight,
            double pValue,
            boolean significant,
            String meaning,
            List<PairedComparison.Row> byDigit) {

        static Compared of(String a, String b, String dataset, PairedComparison comparison) {
            return new Compared(
                    a,
                    b,
                    dataset,
                    comparison.examples(),
                    comparison.firstAccuracy(),
                    comparison.secondAccuracy(),
                    comparison.onlyFirstRight(),
                    comparison.onlySecondRight(),
                    comparison.pValue(),
                    comparison.pValue() < PairedComparison.SIGNIFICANCE,
                    comparison.sentence(a, b),
                    comparison.byDigit());
        }
    }
}
