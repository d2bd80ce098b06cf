package org.numeral.inference.model;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.numeral.inference.pool.InferencePool;
import org.numeral.inference.pool.PoolConfiguration;
import org.numeral.inference.pool.PoolListener;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;

/** Makes a published version ready to serve: verified, loaded, replicated and warmed up. */
@Singleton
final class ModelLoader {

    private final PoolConfiguration poolConfiguration;
    private final Replicas replicas;
    private final PoolListener listener;

    ModelLoader(PoolConfiguration poolConfiguration, Replicas replicas, PoolListener listener) {
        this.poolConfiguration = poolConfiguration;
        this.replicas = replicas;
        this.listener = listener;
    }

    /**
     * Makes a version ready.
     *
     * @param store that holds it
     * @param id of the version
     * @param runtime the native side
     * @return the model, which the caller must close
     * @throws IOException if it does not verify or cannot be loaded
     */
    ServedModel load(ModelStore store, String id, NativeRuntime runtime)
            throws IOException, InterruptedException {
        ModelVersion version = store.verify(id);
        DigitClassifier classifier = DigitClassifier.load(store.readModel(version));
        PoolConfiguration configuration =
                poolConfiguration.withDefaultWorkers(runtime.limits().wholeCpus());
        try {
            InferencePool pool =
                    InferencePool.start(
                            configuration,
                            () -> replicas.replica(classifier, configuration.maxBatch()),
                            listener);
            return new ServedModel(version, classifier, pool);
        } catch (ExecutionException e) {
            classifier.close();
            throw new IOException(
                    "Version %s was loaded but cannot compute: %s".formatted(id, e.getCause()), e);
        }
    }
}
