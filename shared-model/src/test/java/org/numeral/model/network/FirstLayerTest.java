package org.numeral.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.digit.DigitImage;

/** The maps are those that DL4J computes from the file that was published. */
class FirstLayerTest {

    private static final float TOLERANCE = 1e-4f;

    @ParameterizedTest
    @EnumSource
    void pooledTheMapsAreWhatTheNetworkHasAfterItsFirstRelu(NetworkArchitecture architecture)
            throws IOException {
        MultiLayerNetwork network = AsIfTrained.network(architecture, 1);
        DigitImage image = image();
        float[] row = new float[DigitImage.PIXELS];
        image.writeTo(row, 0);
        // convolution, pooling, perhaps normalization, ReLU
        int relu = architecture == NetworkArchitecture.SMALL ? 3 : 4;
        try (DigitClassifier loaded = DigitClassifier.load(zip(network));
                INDArray input = Nd4j.create(row, NetworkArchitecture.inputShape(1), 'c')) {
            INDArray expected = network.feedForward(input).get(relu); // [1, row, column, filter]
            FirstLayer layer = loaded.firstLayer().orElseThrow();
            List<float[]> maps = layer.maps(image);

            assertThat(maps).hasSize((int) expected.size(3));
            for (int filter = 0; filter < maps.size(); filter++) {
                for (int y = 0; y < expected.size(1); y++) {
                    for (int x = 0; x < expected.size(2); x++) {
                        assertThat(pooled(maps.get(filter), layer.side(), x, y))
                                .isCloseTo(expected.getFloat(0, y, x, filter), offset(TOLERANCE));
                    }
                }
            }
        } finally {
            network.close();
        }
    }

    @Test
    void replicasHaveTheSameLayerAndNetworksThatMayBeTrainedHaveNone() throws IOException {
        MultiLayerNetwork network = AsIfTrained.network(NetworkArchitecture.SMALL, 1);
        try (DigitClassifier loaded = DigitClassifier.load(zip(network));
                DigitClassifier replica = loaded.replica();
                DigitClassifier trainable = new DigitClassifier(network)) {
            assertThat(replica.firstLayer()).isEqualTo(loaded.firstLayer()).isPresent();
            assertThat(trainable.firstLayer()).isEmpty();
        }
    }

    /** The largest of 2x2 values. */
    private static float pooled(float[] map, int side, int x, int y) {
        int at = 2 * y * side + 2 * x;
        return Math.max(
                Math.max(map[at], map[at + 1]), Math.max(map[at + side], map[at + side + 1]));
    }

    private static DigitImage image() {
        byte[] pixels = new byte[DigitImage.PIXELS];
        new Random(1).nextBytes(pixels);
        return DigitImage.of(pixels);
    }

    private static byte[] zip(MultiLayerNetwork network) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, file, false);
        return file.toByteArray();
    }
}
