package org.numeral.training.synthetic;

/** A square sheet that strokes are painted on, with soft edges one pixel wide. */
final class Canvas {

    private final int size;
    private final float[] ink;

    Canvas(int size) {
        this.size = size;
        this.ink = new float[size * size];
    }

    int size() {
        return size;
    }

    /** Ink of each pixel, 0 to 1, row by row; not a copy. */
    float[] ink() {
        return ink;
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
