package org.numeral.training.synthetic;

import java.util.ArrayList;
import java.util.List;

/** From the points of a stroke to the line that the pen follows. */
final class Curve {

    private static final int STEPS = 8;

    private Curve() {}

    /**
     * A smooth line through all points, with sharp turns at the corners only.
     *
     * <p>Each smooth part is a centripetal Catmull-Rom spline (Barry and Goldman 1988; Yuksel et
     * al. 2011): it goes through its points and makes no loops between unevenly spaced ones.
     *
     * @param points at least two
     * @return at least two points, close together
     */
    static List<Point> through(List<Point> points, List<Boolean> corners) {
        List<Point> line = new ArrayList<>();
        line.add(points.get(0));
        int start = 0;
        for (int i = 1; i < points.size(); i++) {
            if (corners.get(i) || i == points.size() - 1) {
                smooth(points.subList(start, i + 1), line);
                start = i;
            }
        }
        return line;
    }

    private static void smooth(List<Point> points, List<Point> line) {
        int last = points.size() - 1;
        for (int i = 0; i < last; i++) {
            Point b = points.get(i);
            Point c = points.get(i + 1);
            Point a = i > 0 ? points.get(i - 1) : beyond(b, c, last > 1 ? points.get(2) : c);
            Point d =
                    i + 2 <= last
                            ? points.get(i + 2)
                            : beyond(c, b, last > 1 ? points.get(last - 2) : b);
            segment(a, b, c, d, line);
        }
    }

    /** A point before the first, so that the end goes on with the bend it has. */
    private static Point beyond(Point end, Point next, Point afterNext) {
        double bendX = afterNext.x() - next.x() - (next.x() - end.x());
        double bendY = afterNext.y() - next.y() - (next.y() - end.y());
        return new Point(
                2 * end.x() - next.x() + 0.5 * bendX, 2 * end.y() - next.y() + 0.5 * bendY);
    }

    private static void segment(Point a, Point b, Point c, Point d, List<Point> line) {
        double t1 = knot(a, b);
        double t2 = t1 + knot(b, c);
        double t3 = t2 + knot(c, d);
        for (int step = 1; step <= STEPS; step++) {
            double t = t1 + (t2 - t1) * step / STEPS;
            Point ab = a.towards(b, t / t1);
            Point bc = b.towards(c, (t - t1) / (t2 - t1));
            Point cd = c.towards(d, (t - t2) / (t3 - t2));
            Point abc = ab.towards(bc, t / t2);
            Point bcd = bc.towards(cd, (t - t1) / (t3 - t1));
            line.add(abc.towards(bcd, (t - t1) / (t2 - t1)));
        }
    }

    /** Square root of the distance; never 0, for points may coincide. */
    private static double knot(Point a, Point b) {
        return Math.sqrt(Math.max(1e-6, a.distance(b)));
    }
}
