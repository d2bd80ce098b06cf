package org.numeral.training.trainer;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The learning rate of a run: straight up from a tenth of its peak, then straight down to nothing
 * (one cycle: Smith and Topin, "Super-Convergence", arXiv 1708.07120; the linear decay: Defazio et
 * al., arXiv 2310.07831).
 *
 * <p>Not one of DL4J's schedules: its {@code CycleSchedule} jumps up a hundredfold for one step
 * when the number of steps before its annealing is odd, and its {@code PolySchedule} grows where it
 * should decay.
 *
 * @param peak the highest rate, more than 0
 * @param steps weight updates of the whole run, 1 or more
 */
record OneCycle(double peak, int steps) {

    private static final double START = 0.1;
    private static final double WARM_UP = 0.15;

    static OneCycle of(Schedule schedule, int stepsPerEpoch) {
        return new OneCycle(schedule.learningRate(), schedule.steps(stepsPerEpoch));
    }

    /**
     * The rate at the end of each epoch.
     *
     * @param schedule peak and epochs
     * @param stepsPerEpoch weight updates of an epoch
     * @return a rate for each epoch
     */
    static List<Double> ratesByEpoch(Schedule schedule, int stepsPerEpoch) {
        OneCycle cycle = of(schedule, stepsPerEpoch);
        return IntStream.rangeClosed(1, schedule.epochs())
                .mapToObj(epoch -> cycle.rate(epoch * stepsPerEpoch - 1))
                .toList();
    }

    /**
     * The rate of one weight update.
     *
     * @param step 0 to steps - 1
     * @return more than 0, at most the peak
     */
    double rate(int step) {
        double warmUp = WARM_UP * steps;
        return step < warmUp
                ? peak * (START + (1 - START) * step / warmUp)
                : peak * (steps - step) / (steps - warmUp);
    }
}
