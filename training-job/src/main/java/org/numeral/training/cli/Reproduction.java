package org.numeral.training.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.numeral.training.report.ShellCommand;

/**
 * The command that repeats a training: the options that were given, those of the environment
 * included, with nothing that another machine or another day would take otherwise.
 */
final class Reproduction {

    private final List<String> args;

    /**
     * As it was given.
     *
     * @param args sub-command and options; the one that ends without training where there is a
     *     model already is left out
     */
    Reproduction(List<String> args) {
        this.args = args.stream().filter(arg -> !arg.startsWith("--if-missing")).toList();
    }

    /**
     * The same with an option set to what it came to.
     *
     * @param option its longest name
     * @param value in place of the one that was given, if any
     * @return the command
     */
    Reproduction with(String option, String value) {
        List<String> changed = new ArrayList<>();
        Iterator<String> given = args.iterator();
        while (given.hasNext()) {
            String arg = given.next();
            if (arg.equals(option)) {
                given.next(); // its value
            } else if (!arg.startsWith(option + "=")) {
                changed.add(arg);
            }
        }
        changed.add(option);
        changed.add(value);
        return new Reproduction(changed);
    }

    /**
     * The whole command.
     *
     * @return a line for a POSIX shell
     */
    String command() {
        List<String> words = new ArrayList<>(List.of("numeral"));
        words.addAll(args);
        return ShellCommand.of(words);
    }
}
