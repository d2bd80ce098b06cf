package org.numeral.training.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Takes the value of an option that was not given from the environment: {@code --batch-size} from
 * {@code BATCH_SIZE}. An empty variable counts as not set.
 *
 * <p>The values become arguments rather than picocli's defaults: of wrong defaults picocli reports
 * only the first.
 */
final class EnvironmentArguments {

    private EnvironmentArguments() {}

    /**
     * A command line with what the environment adds.
     *
     * @param commandLine knows the sub-commands and their options
     * @param args as given
     * @param environment variables by name
     * @return the arguments, with those of the environment right after the sub-command
     */
    static String[] merge(CommandLine commandLine, String[] args, Map<String, String> environment) {
        CommandLine subcommand =
                args.length == 0 ? null : commandLine.getSubcommands().get(args[0]);
        if (subcommand == null) {
            return args;
        }
        List<String> merged = new ArrayList<>(List.of(args[0]));
        for (OptionSpec option : subcommand.getCommandSpec().options()) {
            String value = environment.getOrDefault(variable(option), "").strip();
            if (!value.isEmpty()
                    && !option.usageHelp()
                    && !option.versionHelp()
                    && !given(option, args)) {
                merged.add(option.longestName() + "=" + value);
            }
        }
        return Stream.concat(merged.stream(), Arrays.stream(args).skip(1)).toArray(String[]::new);
    }

    private static boolean given(OptionSpec option, String[] args) {
        return Arrays.stream(args)
                .anyMatch(
                        arg ->
                                arg.equals(option.longestName())
                                        || arg.startsWith(option.longestName() + "="));
    }

    private static String variable(OptionSpec option) {
        return option.longestName()
                .replaceFirst("^-+", "")
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }
}
