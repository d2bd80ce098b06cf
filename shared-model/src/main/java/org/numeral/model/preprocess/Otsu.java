package org.numeral.model.preprocess;

/**
 * The threshold that divides grey values into two classes with the greatest variance between them
 * (N. Otsu, <i>A threshold selection method from gray-level histograms</i>, 1979).
 */
final class Otsu {

    private Otsu() {}

    /**
     * Finds the threshold.
     *
     * @param histogram number of values in each bin
     * @return the last bin of the lower class
     */
    static int threshold(long[] histogram) {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < histogram.length; i++) {
            total += histogram[i];
            sum += (double) i * histogram[i];
        }
        double below = 0;
        double sumBelow = 0;
        double best = -1;
        int first = 0;
        int last = 0;
        for (int i = 0; i < histogram.length - 1; i++) {
            below += histogram[i];
            sumBelow += (double) i * histogram[i];
            if (below == 0 || below == total) {
                continue;
            }
            double difference = sumBelow / below - (sum - sumBelow) / (total - below);
            double between = below * (total - below) * difference * difference;
            if (between > best) {
                best = between;
                first = i;
            }
            if (between == best) {
                last = i;
            }
        }
        // between two clean peaks every threshold is as good: the middle is the safest
        return (first + last) / 2;
    }
}
