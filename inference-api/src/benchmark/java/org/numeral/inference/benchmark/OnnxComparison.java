package org.numeral.inference.benchmark;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.network.FastLayers;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.runtime.NativeRuntime;

/**
 * The forward pass beside ONNX Runtime's, on the same weights, each on one thread. The contestants
 * take turns every few milliseconds, so that whatever else the machine does meets all of them.
 */
final class OnnxComparison {

    private static final int[] BATCHES = {1, 8, 32};
    private static final long TURN_NANOS = 20_000_000;
    private static final float ALLOWED_DIFFERENCE = 1e-4f;

    private OnnxComparison() {}

    /** Measures as many rounds as the first argument says; 40 take about a minute. */
    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        NativeRuntime.start();
        NativeRuntime.useOneNativeThread();
        StringBuilder table = new StringBuilder();
        for (NetworkArchitecture architecture : NetworkArchitecture.values()) {
            MultiLayerNetwork network = asIfTrained(architecture);
            byte[] onnx = OnnxExport.export(network);
            try (OnnxClassifier peer = new OnnxClassifier(onnx);
                    DigitClassifier served = DigitClassifier.load(BenchmarkNetworks.zip(network));
                    DigitClassifier usual = new DigitClassifier(FastLayers.install(network))) {
                for (int batch : BATCHES) {
                    table.append(compare(architecture, batch, rounds, peer, served, usual));
                }
            }
        }
        System.out.printf(
                "%n  forward pass, one thread        ONNX Runtime   times as long as ONNX Runtime%n"
                        + "  network   batch         microseconds   pool     pass  DL4J's pass%n%s",
                table);
    }

    private static String compare(
            NetworkArchitecture architecture,
            int batch,
            int rounds,
            OnnxClassifier peer,
            DigitClassifier served,
            DigitClassifier usual)
            throws Exception {
        float[] rows = new float[batch * DigitImage.PIXELS];
        for (int i = 0; i < batch; i++) {
            UploadedPicture.digit().writeTo(rows, i * DigitImage.PIXELS);
        }
        FloatBuffer direct =
                ByteBuffer.allocateDirect(rows.length * Float.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer()
                        .put(rows)
                        .rewind();
        requireSame(peer.probabilities(direct, batch), served.probabilities(rows, batch));
        try (PooledPasses passes = new PooledPasses(served.replica(), batch)) {
            double[] nanos =
                    times(
                            List.of(
                                    timed(() -> peer.probabilities(direct, batch)),
                                    passes::next,
                                    timed(() -> served.probabilities(rows, batch)),
                                    timed(() -> usual.probabilities(rows, batch))),
                            rounds);
            return String.format(
                    Locale.ROOT,
                    "  %-8s %6d %20.0f %6.2f %8.2f %12.2f%n",
                    architecture.optionName(),
                    batch,
                    nanos[0] / 1000,
                    nanos[1] / nanos[0],
                    nanos[2] / nanos[0],
                    nanos[3] / nanos[0]);
        }
    }

    /**
     * Of each contestant's single passes over all turns, the quickest tenth's limit; nanoseconds.
     */
    private static double[] times(List<Callable<Long>> contestants, int rounds) throws Exception {
        List<List<Long>> passes =
                contestants.stream().<List<Long>>map(contestant -> new ArrayList<>()).toList();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < contestants.size(); i++) {
                turn(contestants.get(i), passes.get(i));
            }
            if (round == rounds / 4) { // until here they warmed up
                passes.forEach(List::clear);
            }
        }
        return passes.stream()
                .mapToDouble(all -> all.stream().sorted().toList().get(all.size() / 10))
                .toArray();
    }

    /** Passes for a while; the first one finds other things in the caches and does not count. */
    private static void turn(Callable<Long> contestant, List<Long> passes) throws Exception {
        contestant.call();
        long start = System.nanoTime();
        do {
            long nanos = contestant.call();
            if (nanos >= 0) {
                passes.add(nanos);
            }
        } while (System.nanoTime() - start < TURN_NANOS);
    }

    private static Callable<Long> timed(Callable<float[]> pass) {
        return () -> {
            long start = System.nanoTime();
            pass.call();
            return System.nanoTime() - start;
        };
    }

    /** With figures of normalization that are not the initial ones, so that folding is compared. */
    private static MultiLayerNetwork asIfTrained(NetworkArchitecture architecture) {
        MultiLayerNetwork network = BenchmarkNetworks.network(architecture);
        Random random = new Random(1);
        for (Layer layer : network.getLayers()) {
            if (layer instanceof BatchNormalization) {
                for (String name : List.of("gamma", "beta", "mean", "var")) {
                    float[] values = new float[(int) layer.getParam(name).length()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = 0.5f + random.nextFloat();
                    }
                    layer.getParam(name).assign(Nd4j.createFromArray(values));
                }
            }
        }
        return network;
    }

    private static void requireSame(float[] expected, float[] actual) {
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(expected[i] - actual[i]) < ALLOWED_DIFFERENCE)) {
                throw new IllegalStateException(
                        "ONNX Runtime gives %f where the service gives %f: not the same network"
                                .formatted(expected[i], actual[i]));
            }
        }
    }
}
