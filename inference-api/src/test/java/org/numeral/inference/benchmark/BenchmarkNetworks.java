package org.numeral.inference.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.network.NetworkArchitecture.TrainingSettings;

/** Networks to measure; their speed does not depend on their weights, which are random. */
final class BenchmarkNetworks {

    private BenchmarkNetworks() {}

    /** A network, to be closed by the caller. */
    static MultiLayerNetwork network(NetworkArchitecture architecture) {
        MultiLayerNetwork network =
                new MultiLayerNetwork(architecture.configure(new TrainingSettings(1, 0.001)));
        network.init();
        return network;
    }

    /** The file as the training job publishes it. */
    static byte[] zip(MultiLayerNetwork network) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, zip, false);
        return zip.toByteArray();
    }
}
