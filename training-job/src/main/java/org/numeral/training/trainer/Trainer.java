package org.numeral.training.trainer;

import org.numeral.training.data.LabelledDigits;

/** Trains a network. */
public interface Trainer {

    /**
     * Trains, and returns the weights of the last epoch that was as good as the best on the
     * validation set.
     *
     * @param train examples to learn from
     * @param validation examples to choose the epoch by, never learned from
     * @param listener is told of the progress
     * @return the network, to be closed by the caller
     */
    TrainedNetwork train(
            LabelledDigits train, LabelledDigits validation, TrainingListener listener);
}
