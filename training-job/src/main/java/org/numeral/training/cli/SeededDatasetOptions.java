package org.numeral.training.cli;

import java.util.List;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.DigitDataset;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which digits, for commands that do not train. */
final class SeededDatasetOptions {

    @Mixin private DatasetOptions datasetOptions;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Of all that is drawn by chance: synthetic digits, the order of images (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    List<String> problems() {
        return datasetOptions.problems();
    }

    /** The same for a command that makes ready for training. */
    List<String> problemsOfTraining() {
        return datasetOptions.problemsOfTraining();
    }

    long seed() {
        return seed;
    }

    DigitDataset load() throws DatasetException {
        return datasetOptions.source(seed).load();
    }
}
