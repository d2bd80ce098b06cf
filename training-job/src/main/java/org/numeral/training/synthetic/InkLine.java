package org.numeral.training.synthetic;

import java.util.List;

/**
 * A stroke as the pen leaves it.
 *
 * @param points close together
 * @param halfWidths of the line at each point
 */
record InkLine(List<Point> points, double[] halfWidths) {

    InkLine {
        if (points.isEmpty() || points.size() != halfWidths.length) {
            throw new IllegalArgumentException(
                    "%d points with %d half widths".formatted(points.size(), halfWidths.length));
        }
    }
}
