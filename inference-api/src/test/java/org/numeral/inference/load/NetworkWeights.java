package org.numeral.inference.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.numeral.model.testing.TestModels;

/** Hands a network's weights to PyTorch, so that both servers compute the same. */
final class NetworkWeights {

    private NetworkWeights() {}

    /**
     * Writes the weights of the untrained small network of the tests.
     *
     * @param seed of the weights
     * @param file receives little-endian FP32: for each layer weights (convolutions [out, in,
     *     height, width], dense layers [in, out]; the first of those takes height, width,
     *     channels), then biases
     * @return the file
     */
    static Path write(long seed, Path file) throws IOException {
        MultiLayerNetwork network = TestModels.untrained(seed);
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(network.numParams() * Float.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int layer = 0; layer < network.getnLayers(); layer++) {
            if (network.getLayer(layer).numParams() > 0) {
                for (String key : new String[] {"_W", "_b"}) {
                    for (float value : network.getParam(layer + key).dup('c').data().asFloat()) {
                        bytes.putFloat(value);
                    }
                }
            }
        }
        network.close();
        return Files.write(file, bytes.array());
    }
}
