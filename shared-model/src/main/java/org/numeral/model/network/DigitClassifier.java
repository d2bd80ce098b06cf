package org.numeral.model.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * <p>{@link #close()} frees the native memory of the weights and must be called once, on the
 * instance that was loaded, when no replica is in use any more.
 */
public final class DigitClassifier implements AutoCloseable {

    private final MultiLayerNetwork network;

    /**
     * A classifier over a network.
     *
     * @param network takes FP32 [n, 28, 28, 1], gives FP32 [n, 10]
     */
    public DigitClassifier(MultiLayerNetwork network) {
        this.network = network;
    }

    /**
     * Reads a network that DL4J's ModelSerializer wrote. Nothing in the file is Java-deserialised
     * (a normaliser entry, if there is one, is ignored); verify its checksum first all the same.
     *
     * @param file the zip
     * @return the classifier
     * @throws IOException if it cannot be read or is not such a file
     */
    public static DigitClassifier load(Path file) throws IOException {
        NativeRuntime.start();
        try {
            return new DigitClassifier(
                    ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false));
        } catch (RuntimeException e) {
            throw new IOException(file + " is not a network that DL4J can read: " + e, e);
        }
    }

    /**
     * A second classifier for another thread that shares the weights of this one.
     *
     * @return the replica
     */
    public DigitClassifier replica() {
        MultiLayerNetwork copy =
                new MultiLayerNetwork(network.getLayerWiseConfigurations().clone());
        copy.init(network.params(), false);
        return new DigitClassifier(copy);
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

    @Override
    public void close() {
        network.close();
    }
}
