package org.numeral.model.preprocess;

/**
 * A smooth surface of grey values, of the second degree in x and y: light from one side is a slope
 * of it, and a lens's dark corners are its curvature.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param coefficients of 1, u, v, uu, uv and vv, where u and v are -1 to 1 over the picture
 */
@SuppressWarnings("ArrayRecordComponent")
record Surface(int width, int height, double[] coefficients) {

    private static final int TERMS = 6;

    /** 0 everywhere. */
    static final Surface NONE = new Surface(1, 1, new double[TERMS]);

    /**
     * Keeps the solution unique where too few pixels count, as in a picture of one row; the share
     * of the pixels by which each term but the level is held back.
     */
    private static final double RIDGE = 1e-4;

    /**
     * The surface with the least squared error over a part of a picture.
     *
     * @param image the values
     * @param counts whether a pixel counts
     * @return the surface; 0 if no pixel counts
     */
    static Surface fit(GreyImage image, boolean[] counts) {
        double[][] products = new double[TERMS][TERMS + 1];
        double[] terms = new double[TERMS];
        double ridge = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i]) {
                fill(terms, image, i);
                for (int row = 0; row < TERMS; row++) {
                    for (int column = 0; column < TERMS; column++) {
                        products[row][column] += terms[row] * terms[column];
                    }
                    products[row][TERMS] += terms[row] * image.values()[i];
                }
                ridge += RIDGE;
            }
        }
        if (ridge == 0) {
            return NONE;
        }
        for (int term = 1; term < TERMS; term++) {
            products[term][term] += ridge;
        }
        return new Surface(image.width(), image.height(), solve(products));
    }

    /** Gaussian elimination; the matrix is positive definite, so it needs no other order. */
    private static double[] solve(double[][] equations) {
        for (int pivot = 0; pivot < TERMS; pivot++) {
            for (int row = pivot + 1; row < TERMS; row++) {
                double times = equations[row][pivot] / equations[pivot][pivot];
                for (int column = pivot; column <= TERMS; column++) {
                    equations[row][column] -= times * equations[pivot][column];
                }
            }
        }
        double[] solution = new double[TERMS];
        for (int row = TERMS - 1; row >= 0; row--) {
            double rest = equations[row][TERMS];
            for (int column = row + 1; column < TERMS; column++) {
                rest -= equations[row][column] * solution[column];
            }
            solution[row] = rest / equations[row][row];
        }
        return solution;
    }

    private static void fill(double[] terms, GreyImage image, int at) {
        double u = unit(at % image.width(), image.width());
        double v = unit(at / image.width(), image.height());
        terms[0] = 1;
        terms[1] = u;
        terms[2] = v;
        terms[3] = u * u;
        terms[4] = u * v;
        terms[5] = v * v;
    }

    private static double unit(double pixel, int pixels) {
        return (2 * pixel + 1) / pixels - 1;
    }

    /**
     * The surface's value.
     *
     * @param x 0 for the middle of the leftmost pixel
     * @param y 0 for the middle of the topmost pixel
     * @return a grey value
     */
    double at(double x, double y) {
        double u = unit(x, width);
        double v = unit(y, height);
        double[] c = coefficients;
        return c[0] + u * (c[1] + c[3] * u + c[4] * v) + v * (c[2] + c[5] * v);
    }

    /** What a picture of the same size is beyond the surface. */
    GreyImage takenFrom(GreyImage image) {
        float[] rest = new float[image.values().length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = image.values()[i] - (float) at(i % width, i / width);
        }
        return new GreyImage(image.width(), image.height(), rest);
    }
}
