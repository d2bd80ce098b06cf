package org.numeral.training.trainer;

import java.time.Duration;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.numeral.model.runtime.NativeFloats;
import org.numeral.training.calibration.TemperatureScaling;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;

/**
 * What every run does besides its steps, wherever these are computed: counts them, tells the
 * listener, validates at the end of each epoch, keeps the best weights, and writes checkpoints.
 */
final class RunRecord implements AutoCloseable {

    /** The most work that a killed run loses, but for what is counted together with later steps. */
    static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(15);

    private final Schedule schedule;
    private final int stepsPerEpoch;
    private final int examplesPerStep;
    private final LabelledDigits validation;
    private final TrainingListener listener;
    private final Optional<Checkpoints> checkpoint;
    private final Duration interval;
    private final TrainingState state;
    private final MultiLayerNetwork averaged;
    private final ParallelClassifier classifier;
    private final long start = System.nanoTime();
    private long epochStart = start;
    private long written = start;

    /**
     * A record that goes on with a state.
     *
     * @param config of the run
     * @param stepsPerEpoch weight updates of an epoch
     * @param examplesPerStep digits that each of them sees, on all workers together
     * @param validation examples to choose the epoch by
     * @param listener is told of the progress
     * @param checkpoint where the state is kept, if it is
     * @param interval between two checkpoints; there is one at each end of an epoch, too
     * @param state of the run
     */
    RunRecord(
            TrainingConfig config,
            int stepsPerEpoch,
            int examplesPerStep,
            LabelledDigits validation,
            TrainingListener listener,
            Optional<Checkpoints> checkpoint,
            Duration interval,
            TrainingState state) {
        this.schedule = config.schedule();
        this.stepsPerEpoch = stepsPerEpoch;
        this.examplesPerStep = examplesPerStep;
        this.validation = validation;
        this.listener = listener;
        this.checkpoint = checkpoint;
        this.interval = interval;
        this.state = state;
        this.averaged = new MultiLayerNetwork(config.networkConfiguration());
        averaged.init();
        this.classifier = new ParallelClassifier(averaged, config.workers());
    }

    /** Whether all steps are done, or the patience is at its end. */
    boolean isOver() {
        return state.step >= schedule.steps(stepsPerEpoch) || isOutOfPatience();
    }

    private boolean isOutOfPatience() {
        return schedule.patience() > 0
                && BestEpoch.epochsSinceTheBest(state.history) >= schedule.patience();
    }

    /**
     * Counts steps that are done, none of them beyond the end of the epoch.
     *
     * @param losses the mean loss of each
     * @param fetchWeights brings the state's weights up to date, for a checkpoint
     * @throws UnusableSettingsException if a loss or a weight is no number any more: nothing comes
     *     of such weights, and a checkpoint of them would only be gone on from
     */
    void advance(double[] losses, Runnable fetchWeights) {
        for (double loss : losses) {
            state.losses += loss;
            state.step++;
            requireFinite("the loss", loss);
        }
        listener.onStep(
                new TrainingListener.Progress(
                        (state.step - 1) / stepsPerEpoch + 1,
                        schedule.epochs(),
                        (long) state.step * examplesPerStep,
                        (long) schedule.steps(stepsPerEpoch) * examplesPerStep,
                        state.losses / ((state.step - 1) % stepsPerEpoch + 1)));
        boolean endOfEpoch = state.step % stepsPerEpoch == 0;
        if (endOfEpoch) {
            // the last update may have spoiled them, after its loss was computed
            requireFinite("the sum of the averaged weights", sum(state.averaged));
            endEpoch();
        }
        if (endOfEpoch || System.nanoTime() - written >= interval.toNanos()) {
            fetchWeights.run();
            requireFinite("the sum of the weights", sum(state.weights));
            checkpoint.ifPresent(place -> place.write(state, elapsed(), epochElapsed()));
            written = System.nanoTime();
        }
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private void requireFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new UnusableSettingsException(
                    "Training has diverged: %s is %s after %d steps, in epoch %d. Choose a lower --learning-rate than %s."
                            .formatted(
                                    what,
                                    value,
                                    state.step,
                                    (state.step - 1) / stepsPerEpoch + 1,
                                    schedule.learningRate()));
        }
    }

    private void endEpoch() {
        Duration duration = epochElapsed();
        set(averaged, state.averaged);
        float[] probabilities = classifier.probabilities(validation);
        EpochFigures figures =
                new EpochFigures(
                        state.step / stepsPerEpoch,
                        state.losses / stepsPerEpoch,
                        ParallelClassifier.accuracy(probabilities, validation),
                        TemperatureScaling.calibratedLoss(probabilities, validation),
                        duration);
        state.history.add(figures);
        if (BestEpoch.isAsGoodAsTheBest(state.history, validation.size())) {
            state.bestEpoch = figures.epoch();
            System.arraycopy(state.averaged, 0, state.best, 0, state.best.length);
        }
        state.losses = 0;
        state.epochBefore = Duration.ZERO;
        epochStart = System.nanoTime();
        listener.onEpoch(figures);
    }

    /**
     * The network of the best epoch.
     *
     * @param before time that was spent before the run, on its teachers
     * @param scaling how the work was shared by other processes, if it was
     * @return the run's result
     */
    TrainedNetwork result(Duration before, Optional<ScalingFigures> scaling) {
        set(averaged, state.best);
        return new TrainedNetwork(
                averaged, state.bestEpoch, state.history, before.plus(elapsed()), scaling);
    }

    private Duration elapsed() {
        return state.before.plusNanos(System.nanoTime() - start);
    }

    private Duration epochElapsed() {
        return state.epochBefore.plusNanos(System.nanoTime() - epochStart);
    }

    /**
     * Gives a network weights.
     *
     * @param network receives them
     * @param weights as many as it has
     */
    static void set(MultiLayerNetwork network, float[] weights) {
        NativeFloats.write(weights, network.params(), 0, weights.length);
    }

    /** Ends the threads that validate; the network stays open. */
    @Override
    public void close() {
        classifier.close();
    }
}
