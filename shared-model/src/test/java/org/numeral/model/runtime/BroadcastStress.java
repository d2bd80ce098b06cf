package org.numeral.model.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Many threads that add a row to each row of a matrix, as a dense layer adds its bias, and make
 * garbage. More threads than cores, so that the deallocator often runs while one of them waits for
 * a core just before native code.
 */
final class BroadcastStress {

    private static final int THREADS = 16;
    private static final int ROUNDS = 5_000;
    private static final int COLUMNS = 16;

    /** What is written to a field cannot be optimised away. */
    private static volatile byte[] garbage;

    private BroadcastStress() {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        NativeRuntime.start();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int rows = 2 + t;
                done.add(threads.submit(() -> addRows(rows)));
            }
            for (Future<?> thread : done) {
                thread.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void addRows(int rows) {
        NativeRuntime.useOneNativeThread();
        INDArray matrix = Nd4j.zeros(rows, COLUMNS);
        INDArray row = Nd4j.ones(1, COLUMNS);
        for (int i = 1; i <= ROUNDS; i++) {
            matrix.addiRowVector(row);
            garbage = new byte[5_000];
            float sum = matrix.getFloat(rows - 1, COLUMNS - 1);
            if (sum != i) {
                throw new IllegalStateException("%f instead of %d".formatted(sum, i));
            }
        }
    }
}
