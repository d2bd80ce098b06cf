package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterAverageTest {

    private static final List<ParameterRange> RANGES =
            List.of(
                    new ParameterRange(ParameterRange.Kind.WEIGHT, 0, 2),
                    new ParameterRange(ParameterRange.Kind.MEAN, 2, 4),
                    new ParameterRange(ParameterRange.Kind.VARIANCE, 4, 6));

    @Test
    void workersCountByTheirExamples() {
        TrainingState state = new TrainingState(new float[6]);
        new ParameterAverage(
                        List.of(
                                result(new float[] {1, 2, 0, 0, 1, 1}, 30, 4, 1),
                                result(new float[] {5, 6, 0, 0, 1, 1}, 10, 8, 3)),
                        RANGES)
                .writeTo(state);

        assertThat(state.weights).containsExactly(2, 3, 0, 0, 1, 1);
        assertThat(state.firstMoment).containsOnly(5);
        assertThat(state.secondMoment).containsOnly(5);
        assertThat(state.averaged).containsExactly(2, 3, 0, 0, 1, 1);
    }

    /** As if all examples had been seen by one: 1 and 3 with variance 2 each, pooled. */
    @Test
    void runningFiguresArePooled() {
        TrainingState state = new TrainingState(new float[6]);
        new ParameterAverage(
                        List.of(
                                result(new float[] {0, 0, 1, 7, 2, 2}, 10, 0, 0),
                                result(new float[] {0, 0, 3, 7, 2, 4}, 10, 0, 0)),
                        RANGES)
                .writeTo(state);

        assertThat(state.weights).containsExactly(0, 0, 2, 7, 3, 3);
    }

    @Test
    void oneWorkerIsTakenAsItIs() {
        float[] values = {0.1f, 1e-30f, -3e7f, 0.3f, 1.1f, 7e-9f};
        TrainingState state = new TrainingState(new float[6]);
        new ParameterAverage(List.of(result(values, 64, 0.7f, 0)), RANGES).writeTo(state);

        assertThat(state.weights).containsExactly(values);
        assertThat(state.firstMoment).containsOnly(0.7f);
    }

    @Test
    void lossesAreThoseOfEachStep() {
        ParameterAverage average =
                new ParameterAverage(
                        List.of(result(new float[6], 30, 0, 1), result(new float[6], 10, 0, 3)),
                        RANGES);

        assertThat(average.losses()).containsExactly(1.5, 3);
    }

    private static RoundResult result(float[] weights, int examples, float moment, double loss) {
        float[] moments = {moment, moment, moment, moment, moment, moment};
        return new RoundResult(
                new ModelState(weights, moments, moments.clone(), weights.clone()),
                new double[] {loss, 2 * loss},
                examples,
                1,
                "worker");
    }
}
