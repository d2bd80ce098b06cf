package org.numeral.training.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the published versions. */
@Command(name = "list", description = "Lists the published versions, newest first.")
final class ListCommand implements CheckedCommand {

    @Mixin private StoreOptions storeOptions;
    @Mixin private OutputOptions output;

    @Override
    public List<String> problems() {
        return storeOptions.problems();
    }

    @Override
    public ExitCode execute() throws IOException {
        ModelStore store = storeOptions.store();
        Optional<String> current = store.currentId();
        List<Listed> versions =
                store.versions().stream().map(each -> Listed.of(each, current)).toList();
        output.print(versions, () -> text(versions, current));
        return ExitCode.DONE;
    }

    private static String text(List<Listed> versions, Optional<String> current) {
        if (versions.isEmpty()) {
            return "No version is published yet: numeral train makes one.%n".formatted();
        }
        int width = versions.stream().mapToInt(each -> each.version().length()).max().getAsInt();
        String row = "%s %-" + width + "s  %-20s  %-8s  %-9s  %s%n";
        StringBuilder text = new StringBuilder();
        text.append(
                row.formatted(" ", "version", "created", "network", "dataset", "test accuracy"));
        for (Listed listed : versions) {
            text.append(
                    row.formatted(
                            listed.current() ? "*" : " ",
                            listed.version(),
                            listed.created(),
                            listed.network(),
                            listed.dataset(),
                            "%.2f %% (%.2f to %.2f)"
                                    .formatted(
                                            100 * listed.accuracy(),
                                            100 * listed.confidenceLow(),
                                            100 * listed.confidenceHigh())));
        }
        return text.append(
                        current.isPresent()
                                ? "* is the current one; the interval is at 95 % confidence"
                                : "None is current: numeral rollback VERSION makes one so")
                .append(System.lineSeparator())
                .toString();
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
