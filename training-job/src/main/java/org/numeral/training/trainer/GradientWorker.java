package org.numeral.training.trainer;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.training.data.LabelledDigits;

/**
 * A thread with a network of its own that computes the gradient of its share of each batch. The
 * networks of all workers have the same weights in the same memory; gradients and activations are
 * each worker's own.
 *
 * <p>One native thread a worker: two workers are busy all the time where two OpenMP threads in one
 * network mostly wait for each other.
 */
final class GradientWorker implements AutoCloseable {

    private final MultiLayerNetwork network;
    private final ExecutorService thread;
    private final float[] rows;
    private final float[] targets;
    private final INDArray input;
    private final INDArray labels;

    /**
     * A worker.
     *
     * @param network used by this worker only
     * @param capacity examples of a share at the most
     * @param name of its thread
     */
    GradientWorker(MultiLayerNetwork network, int capacity, String name) {
        this.network = network;
        this.rows = new float[capacity * DigitImage.PIXELS];
        this.targets = new float[capacity * Prediction.CLASSES];
        this.input = Nd4j.create(DataType.FLOAT, NetworkArchitecture.inputShape(capacity));
        this.labels = Nd4j.create(DataType.FLOAT, capacity, Prediction.CLASSES);
        this.thread =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread worker = new Thread(task, name);
                            worker.setDaemon(true);
                            return worker;
                        });
        thread.execute(NativeRuntime::useOneNativeThread);
    }

    /**
     * Starts to compute the gradient of some examples.
     *
     * @param digits the training set
     * @param order of its examples
     * @param from first position in order
     * @param count number of examples, at most the capacity
     * @return the mean loss over these examples in nats; {@link #gradient} is valid once it is done
     */
    CompletableFuture<Double> compute(LabelledDigits digits, int[] order, int from, int count) {
        return CompletableFuture.supplyAsync(
                () -> {
                    fill(digits, order, from, count);
                    network.setInput(input.get(NDArrayIndex.interval(0, count)));
                    network.setLabels(labels.get(NDArrayIndex.interval(0, count)));
                    network.computeGradientAndScore();
                    return network.score();
                },
                thread);
    }

    /**
     * The gradient that was computed last, summed over the examples.
     *
     * @return all parameters' gradients in one row; overwritten by the next {@link #compute}
     */
    INDArray gradient() {
        return network.gradient().gradient();
    }

    private void fill(LabelledDigits digits, int[] order, int from, int count) {
        Arrays.fill(targets, 0);
        for (int i = 0; i < count; i++) {
            int example = order[from + i];
            digits.writeTo(example, rows, i * DigitImage.PIXELS);
            targets[i * Prediction.CLASSES + digits.label(example)] = 1;
        }
        // straight into the native buffers: a new array for each batch would wait for the collector
        ((FloatPointer) input.data().pointer()).put(rows, 0, count * DigitImage.PIXELS);
        ((FloatPointer) labels.data().pointer()).put(targets, 0, count * Prediction.CLASSES);
    }

    /** Ends the thread and frees the native memory that is this worker's own. */
    @Override
    public void close() {
        CompletableFuture.runAsync(
                        () -> Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread(),
                        thread)
                .join();
        thread.shutdown();
        input.close();
        labels.close();
    }
}
