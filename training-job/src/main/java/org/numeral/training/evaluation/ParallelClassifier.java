package org.numeral.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.training.data.LabelledDigits;

/** Classifies whole datasets with one network on several threads. */
public final class ParallelClassifier implements AutoCloseable {

    private static final int CHUNK = 250;

    private final List<DigitClassifier> replicas;
    private final List<ExecutorService> threads;

    /**
     * A classifier of datasets.
     *
     * @param network its weights are read where they are, so it may be trained on in between; it is
     *     not closed
     * @param workers threads, 1 or more
     */
    public ParallelClassifier(MultiLayerNetwork network, int workers) {
        this(new DigitClassifier(network), workers);
    }

    /**
     * A classifier of datasets.
     *
     * @param original shares its weights; it is not closed
     * @param workers threads, 1 or more
     */
    public ParallelClassifier(DigitClassifier original, int workers) {
        this.replicas = IntStream.range(0, workers).mapToObj(i -> original.replica()).toList();
        this.threads =
                IntStream.range(0, workers)
                        .mapToObj(
                                i ->
                                        Executors.newSingleThreadExecutor(
                                                task -> {
                                                    Thread thread =
                                                            new Thread(task, "evaluator-" + i);
                                                    thread.setDaemon(true);
                                                    return thread;
                                                }))
                        .toList();
        threads.forEach(thread -> thread.execute(NativeRuntime::useOneNativeThread));
    }

    /**
     * Classifies every example.
     *
     * @param digits the dataset
     * @return n x 10 probabilities, row by row
     */
    public float[] probabilities(LabelledDigits digits) {
        float[] all = new float[digits.size() * Prediction.CLASSES];
        List<CompletableFuture<Void>> chunks = new ArrayList<>();
        for (int start = 0; start < digits.size(); start += CHUNK) {
            int from = start;
            int worker = start / CHUNK % replicas.size();
            chunks.add(
                    CompletableFuture.runAsync(
                            () -> classify(digits, from, replicas.get(worker), all),
                            threads.get(worker)));
        }
        chunks.forEach(CompletableFuture::join);
        return all;
    }

    /**
     * The share of examples whose most probable digit is right.
     *
     * @param digits the dataset
     * @return 0 to 1
     */
    public double accuracy(LabelledDigits digits) {
        return accuracy(probabilities(digits), digits);
    }

    /**
     * The share of examples whose most probable digit is right.
     *
     * @param probabilities of every example, n x 10, row by row
     * @param digits the dataset
     * @return 0 to 1
     */
    public static double accuracy(float[] probabilities, LabelledDigits digits) {
        long right =
                IntStream.range(0, digits.size())
                        .filter(i -> mostProbable(probabilities, i) == digits.label(i))
                        .count();
        return (double) right / digits.size();
    }

    /**
     * The most probable digit of one row; of equal ones the smallest.
     *
     * @param probabilities n x 10, row by row
     * @param row 0 to n - 1
     * @return 0 to 9
     */
    static int mostProbable(float[] probabilities, int row) {
        int best = 0;
        for (int digit = 1; digit < Prediction.CLASSES; digit++) {
            if (probabilities[row * Prediction.CLASSES + digit]
                    > probabilities[row * Prediction.CLASSES + best]) {
                best = digit;
            }
        }
        return best;
    }

    private static void classify(
            LabelledDigits digits, int from, DigitClassifier replica, float[] all) {
        int count = Math.min(CHUNK, digits.size() - from);
        float[] rows = new float[count * DigitImage.PIXELS];
        for (int i = 0; i < count; i++) {
            digits.writeTo(from + i, rows, i * DigitImage.PIXELS);
        }
        float[] output = replica.probabilities(rows, count);
        System.arraycopy(output, 0, all, from * Prediction.CLASSES, output.length);
    }

    /** Ends the threads and frees the replicas; the network stays open. */
    @Override
    public void close() {
        for (ExecutorService thread : threads) {
            CompletableFuture.runAsync(
                            () -> Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread(),
                            thread)
                    .join();
            thread.shutdown();
        }
        replicas.forEach(DigitClassifier::close);
    }
}
