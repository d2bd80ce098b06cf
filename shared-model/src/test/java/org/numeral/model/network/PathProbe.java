package org.numeral.model.network;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.testing.TestModels;

/**
 * Writes one network's outputs, by DL4J and by a plan, and its gradients, computed as this
 * process's path computes them.
 */
final class PathProbe {

    private static final int BATCH = 32;

    private PathProbe() {}

    public static void main(String[] args) throws IOException {
        NativeRuntime runtime = NativeRuntime.start();
        MultiLayerNetwork network = FastLayers.install(TestModels.untrained(5));
        Random random = new Random(7);
        float[] rows = values(random);
        INDArray pictures = Nd4j.create(rows, NetworkArchitecture.inputShape(BATCH), 'c');
        INDArray labels = Nd4j.zeros(BATCH, Prediction.CLASSES);
        for (int i = 0; i < BATCH; i++) {
            labels.putScalar(i, random.nextInt(Prediction.CLASSES), 1);
        }
        float[] outputs = network.output(pictures).data().asFloat();
        float[] planned = planned(network, rows);
        network.setInput(pictures);
        network.setLabels(labels);
        network.computeGradientAndScore();
        float[] gradients = network.gradient().gradient().dup().data().asFloat();

        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(Path.of(args[0]))))) {
            out.writeUTF(runtime.path().name());
            write(out, outputs);
            write(out, planned);
            write(out, gradients);
        }
    }

    private static float[] planned(MultiLayerNetwork network, float[] rows) {
        try (ForwardPlan plan =
                        ForwardPlan.of(network, DigitImage.SIZE, DigitImage.SIZE, 1).orElseThrow();
                ForwardPasses passes = new ForwardPasses(plan)) {
            return passes.compute(rows, BATCH);
        }
    }

    /** Pictures that are, like digits, mostly paper. */
    private static float[] values(Random random) {
        float[] values = new float[BATCH * DigitImage.PIXELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(5) == 0 ? random.nextFloat() : 0;
        }
        return values;
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }
}
