package org.numeral.training.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command as one would type it. */
public final class ShellCommand {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellCommand() {}

    /**
     * The words of a command in one line that a POSIX shell takes apart into the same words.
     *
     * @param words program and arguments
     * @return the line; words with anything special in them are quoted
     */
    public static String of(List<String> words) {
        return words.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
