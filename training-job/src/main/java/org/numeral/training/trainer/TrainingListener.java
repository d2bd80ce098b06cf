package org.numeral.training.trainer;

/** Is told of a run's progress, on the thread that trains: be quick. */
public interface TrainingListener {

    /**
     * After every weight update.
     *
     * @param progress how far the run is
     */
    void onStep(Progress progress);

    /**
     * After every epoch, when it was validated.
     *
     * @param epoch the epoch's figures
     */
    void onEpoch(EpochFigures epoch);

    /**
     * How far a run is.
     *
     * @param epoch 1 for the first
     * @param epochs of the whole run
     * @param examples seen since the start of the run
     * @param totalExamples of the whole run
     * @param loss mean cross-entropy over the epoch so far, nats
     */
    record Progress(int epoch, int epochs, long examples, long totalExamples, double loss) {}
}
