package org.numeral.inference.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * How a hand draws a digit on the drawing area, from strokes.txt.
 *
 * @param digit 0 to 9
 * @param name of the way of writing
 * @param lines one for each stroke
 */
record Strokes(int digit, String name, List<List<Point>> lines) {

    /** In heights of the area. */
    record Point(double x, double y) {}

    /** Three ways for each digit. */
    static List<Strokes> all() throws IOException {
        List<Strokes> all = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        Strokes.class.getResourceAsStream("strokes.txt")),
                                StandardCharsets.UTF_8))) {
            for (String line : reader.lines().filter(text -> !text.startsWith("#")).toList()) {
                if (line.startsWith(" ")) {
                    all.get(all.size() - 1).lines().add(stroke(line.strip()));
                } else {
                    all.add(
                            new Strokes(
                                    line.charAt(0) - '0', line.substring(2), new ArrayList<>()));
                }
            }
        }
        return all;
    }

    /** The first way for a digit. */
    static Strokes of(int digit) throws IOException {
        return all().stream().filter(each -> each.digit() == digit).findFirst().orElseThrow();
    }

    /**
     * A number, its digits side by side and as large as there is room.
     *
     * @param number of digits
     * @param width of the area, in heights
     */
    static List<Strokes> number(String number, double width) throws IOException {
        double cell = width / number.length();
        double size = Math.min(1, cell * 1.3); // a digit is narrower than high
        List<Strokes> digits = new ArrayList<>();
        for (int i = 0; i < number.length(); i++) {
            double left = cell * i + (cell - size) / 2;
            digits.add(of(number.charAt(i) - '0').placed(left, (1 - size) / 2, size));
        }
        return digits;
    }

    private Strokes placed(double left, double top, double size) {
        return new Strokes(
                digit,
                name,
                lines.stream()
                        .map(
                                line ->
                                        line.stream()
                                                .map(
                                                        point ->
                                                                new Point(
                                                                        left + point.x() * size,
                                                                        top + point.y() * size))
                                                .toList())
                        .toList());
    }

    /** Every second point, as a quick hand leaves them, and the last. */
    private static List<Point> stroke(String text) {
        String[] points = text.split(" ");
        return IntStream.range(0, points.length)
                .filter(i -> i % 2 == 0 || i == points.length - 1)
                .mapToObj(i -> point(points[i]))
                .toList();
    }

    private static Point point(String text) {
        double[] xy = Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
        return new Point(xy[0] / 100, xy[1] / 100);
    }
}
