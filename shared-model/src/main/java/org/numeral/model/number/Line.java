package org.numeral.model.number;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.numeral.model.preprocess.InkPart;

/**
 * The parts of the ink that are a line of digits.
 *
 * @param parts from left to right, one or more
 * @param digits number of parts that are as high as a digit
 * @param height of a typical digit on the grid
 * @param dropped number of parts that are none: specks, the edge of a page
 */
record Line(List<InkPart> parts, int digits, double height, int dropped) {

    /** A part of this share of the highest one's height is a digit; smaller ones are pieces. */
    private static final double DIGIT_HEIGHT = 0.4;

    /** Lighter parts than this share of the heaviest are specks. */
    private static final double SPECK = 0.02;

    /** Smaller parts belong to a line if they are within it or so near, as the bar of a 5. */
    private static final double NEAR = 0.45;

    /** A part inside counts more than one at the edge from this share of its mass on. */
    private static final double INSIDE_SHARE = 0.1;

    /** What reaches the picture's edge is a digit only if it is as high as digits inside. */
    private static final double LEAST_AT_EDGE = 0.6;

    private static final double MOST_AT_EDGE = 1.5;

    static Line of(List<InkPart> all) {
        List<InkPart> parts = withoutSpecks(withoutEdges(all));
        double highest = parts.stream().mapToInt(Line::height).max().orElseThrow();
        List<InkPart> digits =
                parts.stream().filter(part -> height(part) >= DIGIT_HEIGHT * highest).toList();
        double height = median(digits, Line::height);
        double top = digits.stream().mapToInt(p -> p.box().y()).min().orElseThrow();
        double bottom = digits.stream().mapToInt(p -> p.box().bottom()).max().orElseThrow();
        List<InkPart> line =
                parts.stream()
                        .filter(p -> p.box().y() >= top - NEAR * height)
                        .filter(p -> p.box().bottom() <= bottom + NEAR * height)
                        .sorted(Comparator.comparingDouble(Line::middle))
                        .toList();
        return new Line(line, digits.size(), height, all.size() - line.size());
    }

    private static List<InkPart> withoutEdges(List<InkPart> all) {
        List<InkPart> inside = all.stream().filter(part -> !part.touchesBorder()).toList();
        double heaviest = heaviest(all);
        List<InkPart> heavy =
                inside.stream().filter(part -> part.mass() >= INSIDE_SHARE * heaviest).toList();
        if (heavy.isEmpty()) {
            return all;
        }
        double height = median(heavy, Line::height);
        return all.stream()
                .filter(
                        part ->
                                !part.touchesBorder()
                                        || height(part) >= LEAST_AT_EDGE * height
                                                && height(part) <= MOST_AT_EDGE * height)
                .toList();
    }

    private static List<InkPart> withoutSpecks(List<InkPart> parts) {
        double least = SPECK * heaviest(parts);
        return parts.stream().filter(part -> part.mass() >= least).toList();
    }

    private static double heaviest(List<InkPart> parts) {
        return parts.stream().mapToDouble(InkPart::mass).max().orElseThrow();
    }

    private static double median(List<InkPart> parts, ToIntFunction<InkPart> figure) {
        return parts.stream().mapToInt(figure).sorted().toArray()[parts.size() / 2];
    }

    private static int height(InkPart part) {
        return part.box().height();
    }

    private static double middle(InkPart part) {
        return part.box().x() + part.box().width() / 2.0;
    }
}
