package org.numeral.model.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.network.NetworkArchitecture.TrainingSettings;
import org.numeral.model.runtime.NativeRuntime;

/** Networks for tests. */
public final class TestModels {

    private static final int TRAINING_EXAMPLES = 15_000;
    private static final int BATCH = 50;
    private static final int EPOCHS = 3;

    private TestModels() {}

    /**
     * A network with random weights: quick, and good for everything but right answers.
     *
     * @param seed of the weights
     * @return the network, to be closed by the caller
     */
    public static MultiLayerNetwork untrained(long seed) {
        NativeRuntime.start();
        MultiLayerNetwork network =
                new MultiLayerNetwork(
                        NetworkArchitecture.SMALL.configure(new TrainingSettings(seed, 1e-3)));
        network.init();
        return network;
    }

    /**
     * A file with a network that was trained on some real digits (about 98 % on the test set).
     * Trained at the first call, in some ten seconds, and kept in the project's target folder.
     *
     * @return model.zip
     * @throws IOException if it cannot be written
     */
    public static synchronized Path trainedOnRealMnist() throws IOException {
        Path file = RealMnist.checkout().resolve("target/test-models/real-mnist.zip");
        if (Files.exists(file)) {
            return file;
        }
        MultiLayerNetwork network = untrained(1);
        DigitImage[] images = RealMnist.images("train");
        byte[] labels = RealMnist.labels("train");
        NativeRuntime.useOneNativeThread();
        for (int step = 0; step < EPOCHS * TRAINING_EXAMPLES / BATCH; step++) {
            int start = step * BATCH % TRAINING_EXAMPLES;
            float[] rows = new float[BATCH * DigitImage.PIXELS];
            float[] targets = new float[BATCH * Prediction.CLASSES];
            for (int i = 0; i < BATCH; i++) {
                images[start + i].writeTo(rows, i * DigitImage.PIXELS);
                targets[i * Prediction.CLASSES + labels[start + i]] = 1;
            }
            try (INDArray x = Nd4j.create(rows, NetworkArchitecture.inputShape(BATCH), 'c');
                    INDArray y = Nd4j.create(targets, new long[] {BATCH, Prediction.CLASSES})) {
                network.fit(x, y);
            }
        }
        Files.createDirectories(file.getParent());
        File unfinished = File.createTempFile("model", ".zip", file.getParent().toFile());
        ModelSerializer.writeModel(network, unfinished, false);
        network.close();
        return Files.move(
                unfinished.toPath(),
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
