package org.numeral.training.cli;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DigitDataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Fetches and verifies a dataset. */
@Command(
        name = "prepare",
        description = "Fetches and verifies a dataset, so that training needs no network.")
final class PrepareCommand implements CheckedCommand {

    @Mixin private SeededDatasetOptions datasetOptions;

    @Spec private CommandSpec spec;

    @Override
    public List<String> problems() {
        return datasetOptions.problemsOfTraining();
    }

    @Override
    public ExitCode execute() throws DatasetException {
        // loading prepares, and proves that training will find the data whole
        DigitDataset dataset = datasetOptions.load();
        var out = spec.commandLine().getOut();
        out.printf(
                "Dataset %s is ready: %,d examples to train on, %,d to test%n",
                dataset.name(), dataset.train().size(), dataset.test().size());
        out.println("Of each digit, 0 to 9: " + Arrays.toString(dataset.train().countsByDigit()));
        new TreeMap<>(dataset.sha256())
                .forEach((part, sum) -> out.println("sha256 " + sum + "  " + part));
        return ExitCode.DONE;
    }
}
