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
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the published versions. */
@Command(name = "list", description = "Lists the published versions, newest first.")
final class ListCommand implements CheckedCommand {

    @Mixin private StoreOptions storeOptions;

    @Option(
            names = "--json",
            description = "Write one JSON array to the standard output, for machines.")
    private boolean json;

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
        Optional<String> current = store.currentId();
        if (json) {
            out.println(Json.of(versions.stream().map(each -> Listed.of(each, current)).toList()));
            return ExitCode.DONE;
        }
        if (versions.isEmpty()) {
            out.println("No version is published yet: numeral train makes one.");
            return ExitCode.DONE;
        }
        int width = versions.stream().mapToInt(each -> each.id().length()).max().getAsInt();
        String row = "%s %-" + width + "s  %-20s  %-8s  %-9s  %s%n";
        out.printf(row, " ", "version", "created", "network", "dataset", "test accuracy");
        for (ModelVersion version : versions) {
            Listed listed = Listed.of(version, current);
            out.printf(
                    row,
                    listed.current() ? "*" : " ",
                    listed.version(),
                    listed.created(),
                    listed.network(),
                    listed.dataset(),
                    "%.2f %% (%.2f to %.2f)"
                            .formatted(
                                    100 * listed.accuracy(),
                                    100 * listed.confidenceLow(),
                                    100 * listed.confidenceHigh()));
        }
        out.println(
                current.isPresent()
                        ? "* is the current one; the interval is at 95 % confidence"
                        : "None is current: numeral rollback VERSION makes one so");
        return ExitCode.DONE;
    }

    /** One version, as --json writes it. */
    record Listed(
            String version,
            boolean current,
            String created,
            String network,
            long parameters,
            String dataset,
            double accuracy,
            double confidenceLow,
            double confidenceHigh,
            String gitCommit) {

        static Listed of(ModelVersion version, Optional<String> current) {
            ModelMetadata metadata = version.metadata();
            return new Listed(
                    version.id(),
                    current.filter(version.id()::equals).isPresent(),
                    metadata.created().toString(),
                    metadata.network().architecture(),
                    metadata.network().parameters(),
                    metadata.dataset().name(),
                    metadata.test().accuracy(),
                    metadata.test().confidenceLow(),
                    metadata.test().confidenceHigh(),
                    metadata.gitCommit());
        }
    }
}
