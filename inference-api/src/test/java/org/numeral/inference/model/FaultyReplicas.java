package org.numeral.inference.model;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.numeral.inference.pool.BatchClassifier;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.DigitClassifier;

/** Replicas whose computations a test lets hang or fail, in services that set test.faults. */
@Singleton
@Replaces(Replicas.class)
@Requires(property = FaultyReplicas.PROPERTY)
class FaultyReplicas extends Replicas {

    static final String PROPERTY = "test.faults";

    private final ConcurrentLinkedQueue<Runnable> faults = new ConcurrentLinkedQueue<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile Error obstacle;

    /** Lets computations hang that begin from now on, as native code does, until the release. */
    void hang(int computations) {
        for (int i = 0; i < computations; i++) {
            faults.add(
                    () -> {
                        while (release.getCount() > 0) {
                            LockSupport.parkNanos(1_000_000);
                        }
                    });
        }
    }

    /** Lets all that hang go on. */
    void release() {
        faults.clear();
        release.countDown();
    }

    /** Lets the next computation fail. */
    void fail(Error error) {
        faults.add(
                () -> {
                    throw error;
                });
    }

    /** Lets no replica be made as long as there is an error; null for none. */
    void obstruct(Error error) {
        obstacle = error;
    }

    @Override
    BatchClassifier replica(DigitClassifier original, int maxBatch) {
        Error error = obstacle;
        if (error != null) {
            throw error;
        }
        BatchClassifier replica = super.replica(original, maxBatch);
        return new BatchClassifier() {
            @Override
            public List<Prediction> classify(List<DigitImage> images) {
                Runnable fault = faults.poll();
                if (fault != null) {
                    fault.run();
                }
                return replica.classify(images);
            }

            @Override
            public void close() {
                replica.close();
            }
        };
    }
}
