package org.numeral.training.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which published version. */
final class VersionOptions {

    @Mixin private StoreOptions storeOptions;

    @Option(
            names = "--model-version",
            paramLabel = "ID",
            description = "The version, as numeral list shows it (default: the current one).")
    private String version;

    List<String> problems() {
        return storeOptions.problems();
    }

    ModelStore store() {
        return storeOptions.store();
    }

    /**
     * The version that is asked for.
     *
     * @return the version, verified
     * @throws IOException if there is none, or it is damaged
     */
    ModelVersion version() throws IOException {
        ModelStore store = store();
        Optional<String> id = version == null ? store.currentId() : Optional.of(version);
        if (id.isEmpty()) {
            throw new IOException("no version is published yet: numeral train makes one");
        }
        return store.verify(id.get());
    }
}
