package org.numeral.training.trainer;

/** Is told of a run's progress, on the thread that trains: be quick. */
public interface TrainingListener {

    /**
     * Before each network of the run: teachers come first.
     *
     * @param network which one, such as "teacher 2 of 3"; empty for the one that is wanted
     */
    default void onStart(String network) {
        // of interest to those who show it
    }

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
     * How far the training of one network is.
     *
     * @param epoch 1 for the first
     * @param epochs of all
     * @param examples seen since the start
     * @param totalExamples of all epochs
     * @param loss mean cross-entropy over the epoch so far, nats
     */
    record Progress(int epoch, int epochs, long examples, long totalExamples, double loss) {}
}
