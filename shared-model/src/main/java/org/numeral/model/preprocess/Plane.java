package org.numeral.model.preprocess;

/**
 * A plane of grey values, {@code level + slopeX * x + slopeY * y}.
 *
 * @param level at the origin
 * @param slopeX for a step to the right
 * @param slopeY for a step down
 */
record Plane(double level, double slopeX, double slopeY) {

    /**
     * The plane with the least squared error over a part of a picture.
     *
     * @param image the values
     * @param counts whether a pixel counts
     * @return the plane; level if too few pixels count
     */
    static Plane fit(GreyImage image, boolean[] counts) {
        double n = 0;
        double x = 0;
        double y = 0;
        double v = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i]) {
                n++;
                x += i % image.width();
                y += i / image.width();
                v += image.values()[i];
            }
        }
        n = Math.max(1, n);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xv = 0;
        double yv = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i]) {
                double dx = i % image.width() - x / n;
                double dy = i / image.width() - y / n;
                double dv = image.values()[i] - v / n;
                xx += dx * dx;
                xy += dx * dy;
                yy += dy * dy;
                xv += dx * dv;
                yv += dy * dv;
            }
        }
        double determinant = xx * yy - xy * xy;
        if (determinant < 1) {
            return new Plane(v / n, 0, 0);
        }
        double slopeX = (xv * yy - yv * xy) / determinant;
        double slopeY = (yv * xx - xv * xy) / determinant;
        return new Plane((v - slopeX * x - slopeY * y) / n, slopeX, slopeY);
    }

    /** The picture with the plane added, taken several times (or, at -1, taken away). */
    GreyImage addedTo(GreyImage image, double times) {
        float[] sum = new float[image.values().length];
        for (int i = 0; i < sum.length; i++) {
            double plane = level + slopeX * (i % image.width()) + slopeY * (i / image.width());
            sum[i] = (float) (image.values()[i] + times * plane);
        }
        return new GreyImage(image.width(), image.height(), sum);
    }
}
