package org.numeral.training.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an earlier version current. */
@Command(
        name = "rollback",
        description = "Makes an earlier version current; restart the service to bring it in.")
final class RollbackCommand implements CheckedCommand {

    @Mixin private StoreOptions storeOptions;

    @Parameters(paramLabel = "VERSION", description = "The version, as numeral list shows it.")
    private String version;

    @Spec private CommandSpec spec;

    @Override
    public List<String> problems() {
        return storeOptions.problems();
    }

    @Override
    public ExitCode execute() throws IOException {
        storeOptions.store().rollback(version);
        spec.commandLine().getOut().println("Current is now " + version);
        return ExitCode.DONE;
    }
}
