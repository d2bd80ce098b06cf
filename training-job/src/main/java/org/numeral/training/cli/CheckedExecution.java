package org.numeral.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.numeral.model.runtime.ComputePathException;
import org.numeral.training.data.DatasetException;
import org.numeral.training.trainer.ClusterException;
import org.numeral.training.trainer.UnusableSettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/**
 * Reports every wrong option at once, runs the command, and turns what happened into an exit code.
 */
final class CheckedExecution implements IExecutionStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(CheckedExecution.class);

    @Override
    public int execute(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        List<CommandLine> commands = parsed.asCommandLineList();
        CommandLine last = commands.get(commands.size() - 1);
        PrintWriter err = parsed.commandSpec().commandLine().getErr();
        if (!(last.getCommand() instanceof CheckedCommand command)) {
            last.usage(err);
            return ExitCode.WRONG_CONFIGURATION.number();
        }
        List<String> problems = new ArrayList<>();
        commands.forEach(
                each ->
                        each.getParseResult()
                                .errors()
                                .forEach(error -> problems.add(error.getMessage())));
        problems.addAll(command.problems());
        if (!problems.isEmpty()) {
            err.println(
                    "numeral %s: %d wrong setting%s (an option, or its environment variable):"
                            .formatted(
                                    last.getCommandName(),
                                    problems.size(),
                                    problems.size() == 1 ? "" : "s"));
            problems.forEach(problem -> err.println("  " + problem));
            err.println("All settings: numeral %s --help".formatted(last.getCommandName()));
            return ExitCode.WRONG_CONFIGURATION.number();
        }
        return run(command, err).number();
    }

    private static ExitCode run(CheckedCommand command, PrintWriter err) {
        try {
            return command.execute();
        } catch (DatasetException e) {
            err.println("numeral: " + e.getMessage());
            return ExitCode.DATA;
        } catch (ClusterException e) {
            LOG.debug("The cluster", e);
            err.println("numeral: " + e.getMessage());
            return e.isWrongConfiguration() ? ExitCode.WRONG_CONFIGURATION : ExitCode.FAILED;
        } catch (UnusableSettingsException | ComputePathException e) {
            err.println("numeral: " + e.getMessage());
            return ExitCode.WRONG_CONFIGURATION;
        } catch (IOException e) {
            err.println("numeral: " + e.getMessage());
            return ExitCode.FAILED;
        } catch (OutOfMemoryError e) {
            LOG.debug("Out of memory", e);
            err.println(
                    "numeral: out of memory (%s): give the job more, java a larger -Xmx, or ask for fewer pictures or a smaller batch"
                            .formatted(e.getMessage()));
            return ExitCode.FAILED;
        } catch (RuntimeException | Error e) {
            LOG.error("This should not have happened", e);
            err.println("numeral: failed, see the log: " + e);
            return ExitCode.FAILED;
        }
    }
}
