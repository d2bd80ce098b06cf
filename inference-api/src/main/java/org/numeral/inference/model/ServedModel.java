package org.numeral.inference.model;

import java.util.Optional;
import org.numeral.inference.pool.InferencePool;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelVersion;

/**
 * A model that is verified, loaded and warmed up.
 *
 * @param version the published version
 * @param classifier owner of the weights
 * @param pool computes with replicas of it
 */
public record ServedModel(ModelVersion version, DigitClassifier classifier, InferencePool pool)
        implements AutoCloseable {

    /** What every user of a model trained on synthetic digits must be told. */
    public static final String SYNTHETIC_NOTICE =
            "This model was trained on synthetic digits that the project draws itself, not on handwriting:"
                    + " its accuracy says nothing about real digits. Train on MNIST for real use.";

    /**
     * The version's id.
     *
     * @return the id
     */
    public String id() {
        return version.id();
    }

    /**
     * What is known of the model.
     *
     * @return the metadata
     */
    public ModelMetadata metadata() {
        return version.metadata();
    }

    /**
     * What users must be told about the model.
     *
     * @return a notice, or empty
     */
    public Optional<String> notice() {
        return metadata().trainedOnSynthetic() ? Optional.of(SYNTHETIC_NOTICE) : Optional.empty();
    }

    /**
     * Finishes what waits and frees the weights; but not if a worker does not come back, which may
     * still read them.
     */
    @Override
    public void close() {
        pool.close();
        if (pool.isTerminated()) {
            classifier.close();
        }
    }
}
