package org.numeral.training.trainer;

import java.util.List;
import java.util.Map;
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

    /**
     * Removes what {@link #train} left to go on from; to be called when its network is published.
     * Otherwise the same training later gives the same network at once, for a week at least.
     *
     * @param train the training set that it was given
     * @param validation the validation set that it was given
     */
    void deleteCheckpoint(LabelledDigits train, LabelledDigits validation);

    /**
     * The learning rate at the end of each epoch.
     *
     * @param examples size of the training set
     * @return a rate for each epoch
     */
    List<Double> learningRates(int examples);

    /**
     * All that this trainer was set to.
     *
     * @return value by name of the option, as the metadata record them
     */
    Map<String, String> settings();
}
