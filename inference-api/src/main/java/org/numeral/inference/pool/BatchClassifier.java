package org.numeral.inference.pool;

import java.util.List;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/** Classifies pictures, several at once; used by one thread only. */
@FunctionalInterface
public interface BatchClassifier extends AutoCloseable {

    /**
     * Classifies pictures.
     *
     * @param images one or more
     * @return a prediction for each, in the same order
     */
    List<Prediction> classify(List<DigitImage> images);

    /** Frees what it has of its own; called once, on the thread that used it. */
    @Override
    default void close() {}

    /** Makes the classifiers of a pool. */
    @FunctionalInterface
    interface Factory {
        /**
         * Makes the classifier of one worker, warmed up.
         *
         * @return the classifier; called on the thread that is going to use it
         * @throws Exception if that failed
         */
        BatchClassifier create() throws Exception;
    }
}
