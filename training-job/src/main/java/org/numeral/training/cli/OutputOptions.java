package org.numeral.training.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a result is written. */
final class OutputOptions {

    @Option(
            names = "--json",
            description = "Write one line of JSON to the standard output, for machines.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * Writes a result to the standard output.
     *
     * @param value for machines: a record, or a list of records
     * @param text for people: whole lines
     */
    void print(Object value, Supplier<String> text) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Json.of(value));
        } else {
            out.print(text.get());
        }
    }
}
