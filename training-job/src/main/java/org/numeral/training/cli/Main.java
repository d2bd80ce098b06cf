package org.numeral.training.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** The training job's command. */
@Command(
        name = "numeral",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        scope = ScopeType.INHERIT,
        description = "Trains and publishes models that read handwritten digits.",
        footer = {
            "",
            "Every option can also be given as an environment variable: --batch-size as BATCH_SIZE.",
            "Exit codes: 0 done, 2 wrong configuration, 3 data, 4 the quality gate refused, 1 anything else."
        },
        subcommands = {
            PrepareCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            RobustnessCommand.class,
            NumbersCommand.class,
            ListCommand.class,
            RollbackCommand.class,
            HelpCommand.class
        })
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Charset charset = Charset.defaultCharset();
        System.exit(
                run(
                        args,
                        System.getenv(),
                        new PrintWriter(System.out, true, charset),
                        new PrintWriter(System.err, true, charset)));
    }

    /**
     * Runs a command.
     *
     * @param args the command line
     * @param environment variables that stand in for options that were not given
     * @param out receives results
     * @param err receives problems
     * @return the exit code
     */
    static int run(
            String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine
                .getSubcommands()
                .values()
                .forEach(
                        subcommand ->
                                // so that all wrong options are reported at once
                                subcommand.getCommandSpec().parser().collectErrors(true));
        commandLine.setExecutionStrategy(new CheckedExecution());
        int code = commandLine.execute(EnvironmentArguments.merge(commandLine, args, environment));
        out.flush();
        err.flush();
        return code;
    }
}
