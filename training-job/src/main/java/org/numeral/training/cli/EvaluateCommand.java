package org.numeral.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelMetadata.Figures;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.evaluation.FiguresCalculator;
import org.numeral.training.evaluation.VersionAnswers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Evaluates a published version. */
@Command(
        name = "evaluate",
        description = "Evaluates a published version on the test set of any dataset.")
final class EvaluateCommand implements CheckedCommand {

    @Mixin private DatasetOptions datasetOptions;
    @Mixin private StoreOptions storeOptions;

    @Option(
            names = "--model-version",
            paramLabel = "ID",
            description = "The version, as numeral list shows it (default: the current one).")
    private String version;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of synthetic digits (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--json",
            description = "Write one JSON object to the standard output, for machines.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public List<String> problems() {
        return Stream.of(datasetOptions.problems(), storeOptions.problems())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public ExitCode execute() throws DatasetException, IOException {
        ModelStore store = storeOptions.store();
        Optional<String> id = version == null ? store.currentId() : Optional.of(version);
        if (id.isEmpty()) {
            throw new IOException("no version is published yet: numeral train makes one");
        }
        ModelVersion chosen = store.verify(id.get());
        DigitDataset dataset = datasetOptions.source(seed).load();
        int workers = NativeRuntime.start().limits().wholeCpus();
        Figures figures =
                FiguresCalculator.of(
                        dataset.test(),
                        VersionAnswers.probabilities(store, chosen, dataset.test(), workers));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(
                    Json.of(
                            new Evaluated(
                                    chosen.id(),
                                    chosen.metadata().dataset().name(),
                                    dataset.name(),
                                    dataset.sha256(),
                                    figures)));
            return ExitCode.DONE;
        }
        out.printf(
                "Version %s (trained on %s) on the test set of %s:%n",
                chosen.id(), chosen.metadata().dataset().name(), dataset.name());
        out.print(FiguresTable.format(figures));
        return ExitCode.DONE;
    }

    /** What --json writes. */
    record Evaluated(
            String version,
            String trainedOn,
            String dataset,
            Map<String, String> sha256,
            Figures figures) {}
}
