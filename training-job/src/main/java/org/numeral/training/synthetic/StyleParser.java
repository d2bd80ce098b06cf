package org.numeral.training.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the styles' text; its grammar is described at the head of the resource {@code styles.txt}.
 */
final class StyleParser {

    private static final double USUAL_SPREAD = 2.5;

    private static final Pattern HEAD = Pattern.compile("(\\d) ([\\w-]+) (\\d+)");
    private static final String NUMBER = "(-?\\d+)(?:~(\\d+))?";
    private static final Pattern POINT = Pattern.compile(NUMBER + "," + NUMBER + "(!?)");

    private StyleParser() {}

    /**
     * Reads styles.
     *
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    static List<DigitStyle> parse(String text) {
        List<DigitStyle> styles = new ArrayList<>();
        String[] lines = text.split("\\R");
        int i = 0;
        while (i < lines.length) {
            if (isBlank(lines[i])) {
                i++;
                continue;
            }
            Matcher head = HEAD.matcher(lines[i].strip());
            if (!head.matches()) {
                throw unreadable(i, lines[i]);
            }
            List<List<ControlPoint>> strokes = new ArrayList<>();
            for (i++; i < lines.length && lines[i].startsWith(" "); i++) {
                strokes.add(stroke(i, lines[i]));
            }
            styles.add(
                    new DigitStyle(
                            Integer.parseInt(head.group(1)),
                            head.group(2),
                            Integer.parseInt(head.group(3)),
                            strokes));
        }
        return styles;
    }

    private static boolean isBlank(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    /** One stroke of the styles' grammar. */
    static List<ControlPoint> stroke(int lineIndex, String line) {
        List<ControlPoint> points = new ArrayList<>();
        for (String word : line.strip().split(" +")) {
            Matcher point = POINT.matcher(word);
            if (!point.matches()) {
                throw unreadable(lineIndex, word);
            }
            points.add(
                    new ControlPoint(
                            Integer.parseInt(point.group(1)),
                            Integer.parseInt(point.group(3)),
                            spread(point.group(2)),
                            spread(point.group(4)),
                            !point.group(5).isEmpty()));
        }
        if (points.size() < 2) {
            throw unreadable(lineIndex, line);
        }
        return points;
    }

    private static double spread(String number) {
        return number == null ? USUAL_SPREAD : Integer.parseInt(number);
    }

    private static IllegalArgumentException unreadable(int lineIndex, String what) {
        return new IllegalArgumentException(
                "line %d of the digit styles cannot be read: %s".formatted(lineIndex + 1, what));
    }
}
