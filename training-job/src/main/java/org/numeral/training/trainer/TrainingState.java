package org.numeral.training.trainer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a run changes while it goes on: enough to go on from it. The order of the examples and
 * their augmentation follow from seed and step.
 */
final class TrainingState {

    /** Weight updates that are done. */
    int step;

    /** Sum of the losses of the epoch's steps so far, nats. */
    double losses;

    /** Time that the run has taken before this process resumed it. */
    Duration before = Duration.ZERO;

    /** Time that the epoch has taken before this process resumed it. */
    Duration epochBefore = Duration.ZERO;

    int bestEpoch;
    final List<EpochFigures> history = new ArrayList<>();

    final float[] weights;
    final float[] firstMoment;
    final float[] secondMoment;

    /** Exponential moving average of the weights (Polyak and Juditsky, 1992). */
    final float[] averaged;

    /** The averaged weights of the best epoch. */
    final float[] best;

    /** What workers in other processes start from: the state's own arrays. */
    ModelState model() {
        return new ModelState(weights, firstMoment, secondMoment, averaged);
    }

    TrainingState(float[] initialWeights) {
        weights = initialWeights;
        firstMoment = new float[weights.length];
        secondMoment = new float[weights.length];
        averaged = initialWeights.clone();
        best = initialWeights.clone();
    }
}
