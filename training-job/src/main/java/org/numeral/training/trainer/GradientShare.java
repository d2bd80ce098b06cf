package org.numeral.training.trainer;

import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.NetworkArchitecture;

/**
 * One worker's share of each batch, with a network of its own to compute its gradient. The networks
 * of all workers have the same weights in the same memory; gradients and activations are each
 * worker's own. Used by one thread.
 */
final class GradientShare implements AutoCloseable {

    private final MultiLayerNetwork network;
    private final Teachers.Answers teachers;
    private final int size;
    private final INDArray input;
    private final INDArray labels;
    private double loss;

    /**
     * A share.
     *
     * @param network used for this share only
     * @param teachers whose answers it learns, used for this share only
     * @param size examples of the share
     */
    GradientShare(MultiLayerNetwork network, Teachers.Answers teachers, int size) {
        this.network = network;
        this.teachers = teachers;
        this.size = size;
        this.input = Nd4j.create(DataType.FLOAT, NetworkArchitecture.inputShape(size));
        this.labels = Nd4j.create(DataType.FLOAT, size, Prediction.CLASSES);
        network.initGradientsView();
    }

    /**
     * Computes the gradient of some examples, as many as the share has.
     *
     * @param batch holds them; with teachers their targets are replaced
     * @param from position of the first
     */
    void compute(Batch batch, int from) {
        teachers.replaceTargets(batch, from, size);
        // straight into the native buffers: a new array for each batch would wait for the collector
        ((FloatPointer) input.data().pointer())
                .put(batch.inputs(), from * DigitImage.PIXELS, size * DigitImage.PIXELS);
        ((FloatPointer) labels.data().pointer())
                .put(batch.targets(), from * Prediction.CLASSES, size * Prediction.CLASSES);
        network.setInput(input);
        network.setLabels(labels);
        network.computeGradientAndScore();
        loss = network.score();
    }

    /**
     * The gradient that was computed last, summed over the examples.
     *
     * @return all parameters' gradients; overwritten by the next {@link #compute}
     */
    INDArray gradient() {
        return network.getFlattenedGradients();
    }

    /**
     * The mean loss over the examples that were computed last.
     *
     * @return cross-entropy, nats
     */
    double loss() {
        return loss;
    }

    /** Frees the input's native memory; the network stays open. */
    @Override
    public void close() {
        input.close();
        labels.close();
    }
}
