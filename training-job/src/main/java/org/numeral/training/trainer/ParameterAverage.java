package org.numeral.training.trainer;

import java.util.List;
import java.util.function.Function;

/**
 * The average of what several workers made of the same state, weighted by their examples.
 *
 * <p>Weights, Adam's moments and the moving averages are averaged as they are: a moving average is
 * linear, so the mean of the workers' is the moving average of their mean. Running figures of batch
 * normalization are pooled: the variance of all examples is the mean of the workers' variances and
 * the variance of their means.
 */
final class ParameterAverage {

    private final List<RoundResult> results;
    private final double[] shares;
    private final List<ParameterRange> ranges;

    /**
     * Of some results.
     *
     * @param results one or more
     * @param ranges of the parameters
     */
    ParameterAverage(List<RoundResult> results, List<ParameterRange> ranges) {
        this.results = results;
        this.ranges = ranges;
        double all = results.stream().mapToInt(RoundResult::examples).sum();
        this.shares = results.stream().mapToDouble(result -> result.examples() / all).toArray();
    }

    /**
     * Writes the average.
     *
     * @param state receives it
     */
    void writeTo(TrainingState state) {
        pooled(ModelState::weights, state.weights);
        mean(ModelState::firstMoment, state.firstMoment);
        mean(ModelState::secondMoment, state.secondMoment);
        pooled(ModelState::averaged, state.averaged);
    }

    /** Mean loss of each step. */
    double[] losses() {
        double[] losses = new double[results.get(0).losses().length];
        for (int worker = 0; worker < shares.length; worker++) {
            for (int step = 0; step < losses.length; step++) {
                losses[step] += shares[worker] * results.get(worker).losses()[step];
            }
        }
        return losses;
    }

    private void mean(Function<ModelState, float[]> part, float[] target) {
        float[][] values = values(part);
        for (int i = 0; i < target.length; i++) {
            target[i] = (float) mean(values, i);
        }
    }

    private void pooled(Function<ModelState, float[]> part, float[] target) {
        mean(part, target);
        float[][] values = values(part);
        for (int r = 1; r < ranges.size(); r++) {
            ParameterRange variances = ranges.get(r);
            if (variances.kind() == ParameterRange.Kind.VARIANCE) {
                int back = variances.from() - ranges.get(r - 1).from();
                for (int i = variances.from(); i < variances.to(); i++) {
                    target[i] += (float) spread(values, i - back);
                }
            }
        }
    }

    private float[][] values(Function<ModelState, float[]> part) {
        return results.stream().map(RoundResult::end).map(part).toArray(float[][]::new);
    }

    /** In the order of the workers: the same sum each time. */
    private double mean(float[][] values, int at) {
        double sum = 0;
        for (int worker = 0; worker < shares.length; worker++) {
            sum += shares[worker] * values[worker][at];
        }
        return sum;
    }

    private double spread(float[][] values, int at) {
        double mean = mean(values, at);
        double sum = 0;
        for (int worker = 0; worker < shares.length; worker++) {
            double distance = values[worker][at] - mean;
            sum += shares[worker] * distance * distance;
        }
        return sum;
    }
}
