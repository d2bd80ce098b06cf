package org.numeral.training.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Takes the value of an option that was not given from the environment: {@code --batch-size} from
 * {@code BATCH_SIZE}. An empty variable counts as not set.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {

    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)
                || option.usageHelp()
                || option.versionHelp()) {
            return null; // positional parameters and --help have no variable
        }
        String value = environment.get(variable(option));
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The environment variable of an option. */
    static String variable(OptionSpec option) {
        return option.longestName()
                .replaceFirst("^-+", "")
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }
}
