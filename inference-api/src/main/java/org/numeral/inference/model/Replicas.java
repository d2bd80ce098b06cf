package org.numeral.inference.model;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import org.numeral.inference.pool.BatchClassifier;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.runtime.NativeRuntime;

/** Makes what one worker of a pool computes with. */
@Singleton
class Replicas {

    /**
     * Makes a replica and warms it up. Runs on the worker's own thread, where OpenMP keeps the
     * number of native threads.
     *
     * @param original owner of the weights
     * @param maxBatch most pictures of a batch; each size up to it is computed once
     * @return the replica
     */
    BatchClassifier replica(DigitClassifier original, int maxBatch) {
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
