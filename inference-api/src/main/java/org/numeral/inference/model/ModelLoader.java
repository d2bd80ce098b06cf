package org.numeral.inference.model;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.numeral.inference.pool.BatchClassifier;
import org.numeral.inference.pool.InferencePool;
import org.numeral.inference.pool.PoolConfiguration;
import org.numeral.inference.pool.PoolListener;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;

/** Makes a published version ready to serve: verified, loaded, replicated and warmed up. */
@Singleton
final class ModelLoader {

    private final PoolConfiguration poolConfiguration;
    private final PoolListener listener;

    ModelLoader(PoolConfiguration poolConfiguration, PoolListener listener) {
        this.poolConfiguration = poolConfiguration;
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
                            () -> replica(classifier, configuration.maxBatch()),
                            listener);
            return new ServedModel(version, classifier, pool);
        } catch (ExecutionException e) {
            classifier.close();
            throw new IOException(
                    "Version %s was loaded but cannot compute: %s".formatted(id, e.getCause()), e);
        }
    }

    /** Runs on the worker's own thread, where OpenMP keeps the number of native threads. */
    private static BatchClassifier replica(DigitClassifier original, int maxBatch) {
        NativeRuntime.useOneNativeThread();
        DigitClassifier replica;
        synchronized (original) { // replicas read the original's parameters through one view
            replica = original.replica();
        }
        DigitImage blank = DigitImage.of(new byte[DigitImage.PIXELS]);
        for (int size = 1; size <= maxBatch; size++) {
            List<DigitImage> batch = Collections.nCopies(size, blank);
            replica.classify(batch);
        }
        return new ReplicaClassifier(replica);
    }

    /** Closes its replica with the worker. */
    private record ReplicaClassifier(DigitClassifier replica) implements BatchClassifier {

        @Override
        public List<Prediction> classify(List<DigitImage> images) {
            return replica.classify(images);
        }

        @Override
        public void close() {
            replica.close();
        }
    }
}
