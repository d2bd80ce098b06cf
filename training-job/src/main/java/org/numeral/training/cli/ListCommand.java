package org.numeral.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the published versions. */
@Command(name = "list", description = "Lists the published versions, newest first.")
final class ListCommand implements CheckedCommand {

    @Mixin private StoreOptions storeOptions;

    @Spec private CommandSpec spec;

    @Override
    public List<String> problems() {
        return storeOptions.problems();
    }

    @Override
    public ExitCode execute() throws IOException {
        ModelStore store = storeOptions.store();
        PrintWriter out = spec.commandLine().getOut();
        List<ModelVersion> versions = store.versions();
        if (versions.isEmpty()) {
            out.println("No version is published yet: numeral train makes one.");
            return ExitCode.DONE;
        }
        Optional<String> current = store.currentId();
        out.println("  version                created               dataset    test accuracy");
        for (ModelVersion version : versions) {
            ModelMetadata metadata = version.metadata();
            out.println(
                    "%s %-22s %-21s %-10s %.2f %% (%.2f to %.2f)"
                            .formatted(
                                    current.filter(version.id()::equals).isPresent() ? "*" : " ",
                                    version.id(),
                                    metadata.created(),
                                    metadata.dataset().name(),
                                    100 * metadata.test().accuracy(),
                                    100 * metadata.test().confidenceLow(),
                                    100 * metadata.test().confidenceHigh()));
        }
        out.println("* is the current one; the interval is at 95 % confidence");
        return ExitCode.DONE;
    }
}
