package org.numeral.training.trainer;

import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * The learning rate of a run: from a tenth of its peak up to the peak in the first half, down again
 * in the second, and in the last tenth on to a thousandth of the peak (Smith and Topin,
 * "Super-Convergence", arXiv 1708.07120). It reaches in few epochs what a constant rate reaches in
 * many; with hundreds of epochs a slow decay does as well.
 */
final class OneCycle {

    private static final double START = 0.1;
    private static final double END_OF_START = 0.01;

    private OneCycle() {}

    /**
     * The schedule.
     *
     * @param peak the highest learning rate
     * @param steps weight updates of the whole run
     * @return the learning rate by iteration
     */
    static ISchedule schedule(double peak, int steps) {
        int annealing = Math.max(1, steps / 10);
        // With an odd number of steps before it, DL4J's annealing starts at exponent -1: the rate
        // jumps up, a hundredfold with a strong decay, for one step that ruins the weights.
        if ((steps - annealing) % 2 != 0) {
            annealing++;
        }
        double decay = Math.pow(END_OF_START, 1.0 / annealing);
        return new CycleSchedule(
                ScheduleType.ITERATION, peak * START, peak, steps, annealing, decay);
    }
}
