package org.numeral.training.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.numeral.model.store.ModelStore;
import picocli.CommandLine.Option;

/** Where the models are. */
final class StoreOptions {

    @Option(
            names = "--model-dir",
            paramLabel = "DIR",
            description = "The model store (default: ${DEFAULT-VALUE}).")
    private Path modelDir = Path.of("/mnt/model");

    @Option(
            names = "--keep",
            paramLabel = "N",
            description =
                    "How many versions stay in the store after publishing (default: ${DEFAULT-VALUE}).")
    private int keep = ModelStore.DEFAULT_KEEP;

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (Files.exists(modelDir) && !Files.isDirectory(modelDir)) {
            problems.add("--model-dir is %s, which is a file".formatted(modelDir));
        }
        if (keep < 1) {
            problems.add("--keep is %d; it must be 1 or more".formatted(keep));
        }
        return problems;
    }

    Path directory() {
        return modelDir;
    }

    ModelStore store() {
        return new ModelStore(modelDir, keep);
    }
}
