package org.numeral.model.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.runtime.NativeRuntime;

/**
 * Runs a trained network on pictures.
 *
 * <p>One thread at a time may use an instance. For parallel work make {@link #replica() replicas}:
 * they share the weights and nothing else, so they cost little memory and never wait for each
 * other.
 *
 * <p>{@link #close()} frees native memory. The instance that was loaded owns the weights and must
 * be closed last, when no replica is in use any more.
 */
public final class DigitClassifier implements AutoCloseable {

    private static final Set<String> NETWORK_ENTRIES =
            Set.of(
                    ModelSerializer.CONFIGURATION_JSON,
                    ModelSerializer.COEFFICIENTS_BIN,
                    ModelSerializer.UPDATER_BIN,
                    ModelSerializer.NO_PARAMS_MARKER);

    private final MultiLayerNetwork network;
    private final Optional<ForwardPlan> plan;
    private final Optional<ForwardPasses> passes;
    private final Optional<FirstLayer> firstLayer;
    private final boolean ownsWeights;

    /**
     * A classifier over a network that may still be trained: it computes with the weights of the
     * moment, by DL4J's own forward pass.
     *
     * @param network is closed with this classifier; takes FP32 [n, 28, 28, 1], gives FP32 [n, 10]
     */
    public DigitClassifier(MultiLayerNetwork network) {
        this(network, Optional.empty(), Optional.empty(), true);
    }

    private DigitClassifier(
            MultiLayerNetwork network,
            Optional<ForwardPlan> plan,
            Optional<FirstLayer> firstLayer,
            boolean ownsWeights) {
        this.network = network;
        this.plan = plan;
        this.passes = plan.map(ForwardPasses::new);
        this.firstLayer = firstLayer;
        this.ownsWeights = ownsWeights;
    }

    /**
     * Reads a network that DL4J's ModelSerializer wrote.
     *
     * @param zip the bytes of the file, whose checksum was verified
     * @return the classifier
     * @throws IOException if it is not such a file, or holds anything but a network: DL4J would
     *     deserialise Java objects from some entries, which can run code
     */
    public static DigitClassifier load(byte[] zip) throws IOException {
        NativeRuntime.start();
        requireNetworkOnly(zip);
        try {
            MultiLayerNetwork network =
                    ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(zip), false);
            FoldedNormalization.fold(network);
            FastLayers.install(network);
            Optional<ForwardPlan> plan = planOf(network);
            // without a plan, normalization may not be in the weights
            return new DigitClassifier(
                    network, plan, plan.flatMap(p -> FirstLayer.of(network)), true);
        } catch (RuntimeException e) {
            throw new IOException("The model is not a network that DL4J can read: " + e, e);
        }
    }

    /**
     * Reads a network from a file that is trusted, such as one that was just written.
     *
     * @param file the zip
     * @return the classifier
     * @throws IOException as {@link #load(byte[])}
     */
    public static DigitClassifier load(Path file) throws IOException {
        return load(Files.readAllBytes(file));
    }

    private static Optional<ForwardPlan> planOf(MultiLayerNetwork network) {
        return ForwardPlan.of(network, DigitImage.SIZE, DigitImage.SIZE, 1);
    }

    private static void requireNetworkOnly(byte[] zip) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                if (!NETWORK_ENTRIES.contains(entry.getName())) {
                    throw new IOException(
                            "The model holds an entry \"%s\", which is not read because it could run code: publish it with Numeral's training job."
                                    .formatted(entry.getName()));
                }
            }
        }
    }

    /**
     * A second classifier for another thread that shares the weights of this one.
     *
     * @return the replica, to be closed before this one
     */
    public DigitClassifier replica() {
        if (plan.isPresent()) {
            return new DigitClassifier(network, plan, firstLayer, false);
        }
        MultiLayerNetwork copy =
                new MultiLayerNetwork(network.getLayerWiseConfigurations().clone());
        copy.init(network.params(), false);
        return new DigitClassifier(FastLayers.install(copy), plan, firstLayer, false);
    }

    /**
     * Classifies pictures.
     *
     * @param images any number, computed as one batch
     * @return a prediction for each, in the same order
     */
    public List<Prediction> classify(List<DigitImage> images) {
        if (images.isEmpty()) {
            return List.of();
        }
        float[] rows = new float[images.size() * DigitImage.PIXELS];
        for (int i = 0; i < images.size(); i++) {
            images.get(i).writeTo(rows, i * DigitImage.PIXELS);
        }
        float[] output = probabilities(rows, images.size());
        List<Prediction> predictions = new ArrayList<>(images.size());
        for (int i = 0; i < images.size(); i++) {
            float[] row = new float[Prediction.CLASSES];
            System.arraycopy(output, i * Prediction.CLASSES, row, 0, row.length);
            predictions.add(Prediction.of(row));
        }
        return predictions;
    }

    /**
     * The network's raw answer.
     *
     * @param rows n x 784 values from 0 to 1, row by row
     * @param n number of pictures
     * @return n x 10 probabilities, row by row
     */
    public float[] probabilities(float[] rows, int n) {
        if (passes.isPresent()) {
            return passes.get().compute(rows, n);
        }
        // both arrays have an owner: without it they would wait for the garbage collector
        try (INDArray input = Nd4j.create(rows, NetworkArchitecture.inputShape(n), 'c');
                INDArray output = network.output(input, false)) {
            return output.data().asFloat();
        }
    }

    /**
     * Number of weights and biases.
     *
     * @return the number
     */
    public long parameters() {
        return network.numParams();
    }

    /**
     * What shows the first convolution's view of a picture; any thread may use it.
     *
     * @return empty if the network begins with something else or is computed by DL4J
     */
    public Optional<FirstLayer> firstLayer() {
        return firstLayer;
    }

    /** Whether it computes by a plan of its own rather than by DL4J's forward pass. */
    boolean isPlanned() {
        return plan.isPresent();
    }

    /**
     * Frees the memory of the activations and, unless this one is a replica, that of the network,
     * after which no replica may be asked any more.
     */
    @Override
    public void close() {
        passes.ifPresent(ForwardPasses::close);
        if (ownsWeights) {
            plan.ifPresent(ForwardPlan::close);
            network.close();
        }
    }
}
