package org.numeral.training.synthetic;

import java.util.List;

/** A square sheet that lines are painted on, with soft edges one pixel wide. */
final class Canvas {

    /** Empty pixels around the digit, for the soft edges. */
    private static final double MARGIN = 2;

    private final int size;
    private final float[] ink;

    Canvas(int size) {
        this(size, new float[size * size]);
    }

    /** Takes the ink over. */
    Canvas(int size, float[] ink) {
        if (ink.length != size * size) {
            throw new IllegalArgumentException(size + " x " + size + ": " + ink.length);
        }
        this.size = size;
        this.ink = ink;
    }

    /** A sheet on which the lines are as large as its size allows, from its upper left corner. */
    static Canvas fitting(List<InkLine> lines, int size) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (InkLine line : lines) {
            for (int i = 0; i < line.points().size(); i++) {
                Point p = line.points().get(i);
                double reach = line.halfWidths()[i];
                left = Math.min(left, p.x() - reach);
                right = Math.max(right, p.x() + reach);
                top = Math.min(top, p.y() - reach);
                bottom = Math.max(bottom, p.y() + reach);
            }
        }
        double scale = (size - 2 * MARGIN) / Math.max(right - left, bottom - top);
        Canvas canvas = new Canvas(size);
        for (InkLine line : lines) {
            canvas.paint(line, left - MARGIN / scale, top - MARGIN / scale, scale);
        }
        return canvas;
    }

    private void paint(InkLine line, double left, double top, double scale) {
        Point from = null;
        for (int i = 0; i < line.points().size(); i++) {
            Point p = line.points().get(i);
            Point to = new Point((p.x() - left) * scale, (p.y() - top) * scale);
            int previous = Math.max(0, i - 1);
            paint(
                    from == null ? to : from,
                    scale * line.halfWidths()[previous],
                    to,
                    scale * line.halfWidths()[i]);
            from = to;
        }
    }

    int size() {
        return size;
    }

    /** Whether any pixel has more ink than paper. */
    boolean hasInk() {
        for (float cover : ink) {
            if (cover > 0.5f) {
                return true;
            }
        }
        return false;
    }

    /** 0 for paper to 1 for ink. */
    float ink(int x, int y) {
        return ink[y * size + x];
    }

    /** Mean ink of a rectangle whose edges may lie inside of pixels. */
    double average(double left, double top, double right, double bottom) {
        int endX = Math.min(size, (int) Math.ceil(right));
        int endY = Math.min(size, (int) Math.ceil(bottom));
        double sum = 0;
        for (int y = (int) top; y < endY; y++) {
            double row = 0;
            for (int x = (int) left; x < endX; x++) {
                row += ink(x, y) * (Math.min(x + 1, right) - Math.max(x, left));
            }
            sum += row * (Math.min(y + 1, bottom) - Math.max(y, top));
        }
        return sum / ((right - left) * (bottom - top));
    }

    /**
     * Paints a straight piece of a line with round ends; where there is ink already, the darker
     * value stays.
     *
     * @param ra half width at a, in pixels
     * @param rb half width at b, in pixels
     */
    void paint(Point a, double ra, Point b, double rb) {
        double reach = Math.max(ra, rb) + 1;
        int left = Math.max(0, (int) (Math.min(a.x(), b.x()) - reach));
        int right = Math.min(size - 1, (int) (Math.max(a.x(), b.x()) + reach));
        int top = Math.max(0, (int) (Math.min(a.y(), b.y()) - reach));
        int bottom = Math.min(size - 1, (int) (Math.max(a.y(), b.y()) + reach));
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double perLength2 = 1 / Math.max(1e-9, dx * dx + dy * dy);
        for (int y = top; y <= bottom; y++) {
            double py = y + 0.5 - a.y();
            for (int x = left; x <= right; x++) {
                int pixel = y * size + x;
                if (ink[pixel] == 1) {
                    continue;
                }
                double px = x + 0.5 - a.x();
                double part = Math.min(1, Math.max(0, (px * dx + py * dy) * perLength2));
                double ex = px - part * dx;
                double ey = py - part * dy;
                double radius = ra + part * (rb - ra) + 0.5;
                double distance2 = ex * ex + ey * ey;
                if (distance2 < radius * radius) {
                    float cover = (float) Math.min(1, radius - Math.sqrt(distance2));
                    ink[pixel] = Math.max(ink[pixel], cover);
                }
            }
        }
    }
}
