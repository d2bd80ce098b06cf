package org.numeral.training.synthetic;

/** Smooth noise: a few sine waves of random direction, length and phase over the sheet. */
final class Waves {

    private static final int COUNT = 3;

    private final double[] frequencyX = new double[COUNT];
    private final double[] frequencyY = new double[COUNT];
    private final double[] phase = new double[COUNT];
    private final double amplitude;

    /**
     * Chooses the waves.
     *
     * @param deviation standard deviation of the values
     * @param shortest the shortest wave's length, on the sheet; the longest has twice that
     */
    Waves(Chance chance, double deviation, double shortest) {
        for (int i = 0; i < COUNT; i++) {
            double direction = chance.between(0, 2 * Math.PI);
            double frequency = 2 * Math.PI / (shortest * chance.between(1, 2));
            frequencyX[i] = frequency * StrictMath.cos(direction);
            frequencyY[i] = frequency * StrictMath.sin(direction);
            phase[i] = chance.between(0, 2 * Math.PI);
        }
        amplitude = deviation * Math.sqrt(2.0 / COUNT);
    }

    double at(Point p) {
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += StrictMath.sin(frequencyX[i] * p.x() + frequencyY[i] * p.y() + phase[i]);
        }
        return amplitude * sum;
    }
}
