package org.numeral.model.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.numeral.model.preprocess.Box;
import org.numeral.model.preprocess.InkPart;
import org.numeral.model.preprocess.InkSheet;

/**
 * The ink of a line in pieces of which each belongs to one digit, wherever that can be told.
 *
 * @param labels of the grid's pixels: 0 for paper, a piece's number from 1 on, or another number
 * @param list from left to right
 */
@SuppressWarnings("ArrayRecordComponent")
record Pieces(int[] labels, List<Piece> list) {

    /** Pieces with fewer pixels than this share of the line's squared height stay uncut. */
    private static final double LEAST_PIXELS = 0.01;

    /**
     * One piece.
     *
     * @param label its number
     * @param box around it on the grid
     * @param part number of the connected part that it was cut from
     * @param cut cost of the cut on its left, in heights of the line; 0 for the leftmost piece of a
     *     part
     */
    record Piece(int label, Box box, int part, double cut) {}

    static Pieces of(InkSheet sheet, Line line) {
        int[] parts = sheet.labels();
        int[] labels = new int[parts.length];
        // what is no part of the line is ink of somebody else
        int others = Integer.MAX_VALUE;
        for (int i = 0; i < labels.length; i++) {
            labels[i] = parts[i] == 0 ? 0 : others;
        }
        List<Piece> pieces = new ArrayList<>();
        for (InkPart part : line.parts()) {
            add(part, sheet.width(), parts, line.height(), labels, pieces);
        }
        int rest = pieces.size() + 1;
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Math.min(labels[i], rest);
        }
        return new Pieces(labels, pieces);
    }

    private static void add(
            InkPart part, int width, int[] parts, double height, int[] labels, List<Piece> pieces) {
        Box box = part.box();
        boolean[] isInk = new boolean[box.width() * box.height()];
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                isInk[y * box.width() + x] =
                        parts[(box.y() + y) * width + box.x() + x] == part.label();
            }
        }
        List<Seam> seams = new ArrayList<>(Cuts.of(isInk, box, height));
        int[] numbers = numbers(isInk, box, seams);
        while (dropTooSmall(numbers, seams, LEAST_PIXELS * height * height)) {
            numbers = numbers(isInk, box, seams);
        }
        int first = pieces.size() + 1;
        for (int number = 0; number <= seams.size(); number++) {
            double cut = number == 0 ? 0 : seams.get(number - 1).cost() / height;
            pieces.add(new Piece(first + number, box(numbers, number, box), part.label(), cut));
        }
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] >= 0) {
                int at = (box.y() + i / box.width()) * width + box.x() + i % box.width();
                labels[at] = first + numbers[i];
            }
        }
    }

    /** How many seams each pixel is right of; -1 for paper. */
    private static int[] numbers(boolean[] isInk, Box box, List<Seam> seams) {
        int[] numbers = new int[isInk.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = isInk[i] ? 0 : -1;
            for (Seam seam : seams) {
                if (isInk[i] && seam.isLeftOf(i % box.width(), i / box.width())) {
                    numbers[i]++;
                }
            }
        }
        return numbers;
    }

    private static boolean dropTooSmall(int[] numbers, List<Seam> seams, double least) {
        int[] pixels = new int[seams.size() + 1];
        for (int number : numbers) {
            if (number >= 0) {
                pixels[number]++;
            }
        }
        for (int i = 0; i < pixels.length && !seams.isEmpty(); i++) {
            if (pixels[i] < Math.max(1, least)) {
                seams.remove(Math.max(0, i - 1));
                return true;
            }
        }
        return false;
    }

    private static Box box(int[] numbers, int number, Box part) {
        int[] inside =
                IntStream.range(0, numbers.length).filter(i -> numbers[i] == number).toArray();
        int left = Arrays.stream(inside).map(i -> i % part.width()).min().orElseThrow();
        int right = Arrays.stream(inside).map(i -> i % part.width()).max().orElseThrow();
        int top = inside[0] / part.width();
        int bottom = inside[inside.length - 1] / part.width();
        return new Box(part.x() + left, part.y() + top, right - left + 1, bottom - top + 1);
    }
}
