package org.numeral.training.synthetic;

import org.numeral.model.digit.DigitImage;

/** Scales a drawing into 20x20 by area averaging and puts its centre of mass in the middle. */
final class MnistNormaliser {

    private static final int BOX = 20;

    private MnistNormaliser() {}

    static DigitImage normalise(Canvas canvas) {
        int n = canvas.size();
        float[] ink = canvas.ink();
        int left = n, top = n, right = 0, bottom = 0;
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                if (ink[y * n + x] > 0.5) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        int w = right - left;
        int h = bottom - top;
        int bw = Math.max(1, (int) Math.rint((double) BOX * w / Math.max(w, h)));
        int bh = Math.max(1, (int) Math.rint((double) BOX * h / Math.max(w, h)));
        double[] box = new double[bw * bh];
        double sum = 0, sx = 0, sy = 0;
        for (int y = 0; y < bh; y++) {
            for (int x = 0; x < bw; x++) {
                double v =
                        average(
                                ink,
                                n,
                                left + (double) x * w / bw,
                                left + (x + 1.0) * w / bw,
                                top + (double) y * h / bh,
                                top + (y + 1.0) * h / bh);
                box[y * bw + x] = v;
                sum += v;
                sx += v * (x + 0.5);
                sy += v * (y + 0.5);
            }
        }
        int ox = Math.min(28 - bw, Math.max(0, (int) Math.rint(14 - sx / sum)));
        int oy = Math.min(28 - bh, Math.max(0, (int) Math.rint(14 - sy / sum)));
        byte[] out = new byte[DigitImage.PIXELS];
        for (int y = 0; y < bh; y++) {
            for (int x = 0; x < bw; x++) {
                out[(y + oy) * 28 + x + ox] = (byte) Math.rint(255 * box[y * bw + x]);
            }
        }
        return DigitImage.of(out);
    }

    private static double average(float[] ink, int n, double x0, double x1, double y0, double y1) {
        double sum = 0;
        for (int y = (int) y0; y < y1; y++) {
            double wy = Math.min(y + 1, y1) - Math.max(y, y0);
            for (int x = (int) x0; x < x1; x++) {
                double wx = Math.min(x + 1, x1) - Math.max(x, x0);
                sum += wx * wy * ink[y * n + x];
            }
        }
        return sum / ((x1 - x0) * (y1 - y0));
    }
}
