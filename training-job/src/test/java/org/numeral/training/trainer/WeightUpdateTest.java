package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.network.NetworkArchitecture.TrainingSettings;

/** Against DL4J's own updater on a network with batch normalization. */
class WeightUpdateTest {

    private static final int STEPS = 20;
    private static final double RATE = 0.001;
    private static final int BATCH = 4;
    private static final double DECAY = 0.05; // of the refined configuration

    @Test
    void updatesLikeDl4j() {
        MultiLayerNetwork expected = network();
        MultiLayerNetwork actual = network();
        Random random = new Random(3);
        TrainingState state = new TrainingState(actual.params().data().asFloat());
        TrainingConfig config = Configs.refined(1, BATCH, 2);
        WeightUpdate update =
                new WeightUpdate(actual.params(), ParameterRange.of(actual), state, config);
        float[] average = state.averaged.clone();
        for (int step = 0; step < STEPS; step++) {
            INDArray first = gradient(random, actual);
            INDArray second = gradient(random, actual);

            updateByDl4j(expected, first, second, step, config.rows());
            for (int worker = 0; worker < 2; worker++) {
                update.apply(List.of(first, second), worker, step, RATE);
            }
            double keep = Math.min(0.9, (1.0 + step) / (10.0 + step));
            float[] weights = actual.params().data().asFloat();
            for (int i = 0; i < average.length; i++) {
                average[i] = (float) (keep * average[i] + (1 - keep) * weights[i]);
            }
        }
        // at a learning rate of 0.001, twenty steps move a weight by up to 0.02
        assertClose(actual.params().data().asFloat(), expected.params().data().asFloat(), 2e-6);
        assertClose(state.averaged, average, 1e-5);
        assertThat(state.averaged).isNotEqualTo(actual.params().data().asFloat());
    }

    @Test
    void tellsWeightsFromRunningFigures() {
        MultiLayerNetwork network = network();
        int statistics =
                ParameterRange.of(network).stream()
                        .filter(range -> range.kind() != ParameterRange.Kind.WEIGHT)
                        .mapToInt(range -> range.to() - range.from())
                        .sum();

        // mean and variance for 32, 64 and 64 channels and 128 outputs
        assertThat(statistics).isEqualTo(2 * (32 + 64 + 64 + 128));
        assertThat(ParameterRange.of(network).get(0).from()).isZero();
        assertThat(ParameterRange.of(network).get(ParameterRange.of(network).size() - 1).to())
                .isEqualTo((int) network.numParams());
    }

    /** DL4J divides weights' gradients by the examples, and takes running figures as they are. */
    private static void updateByDl4j(
            MultiLayerNetwork network, INDArray first, INDArray second, int step, int examples) {
        INDArray gradient = network.gradient().gradient();
        gradient.assign(first.add(second).divi(2).reshape(gradient.shape()));
        network.getUpdater()
                .update(
                        network,
                        network.gradient(),
                        step,
                        0,
                        examples / 2,
                        LayerWorkspaceMgr.noWorkspaces());
        decay(network);
        network.params().subi(gradient);
    }

    /** Running figures do not decay. */
    private static void decay(MultiLayerNetwork network) {
        float[] weights = network.params().data().asFloat();
        for (ParameterRange range : ParameterRange.of(network)) {
            for (int i = range.from(); i < range.to(); i++) {
                if (range.kind() == ParameterRange.Kind.WEIGHT) {
                    weights[i] *= (float) (1 - DECAY * RATE);
                }
            }
        }
        network.params().assign(Nd4j.createFromArray(weights).reshape(network.params().shape()));
    }

    private static INDArray gradient(Random random, MultiLayerNetwork network) {
        float[] values = new float[(int) network.numParams()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 4));
        }
        return Nd4j.createFromArray(values);
    }

    private static MultiLayerNetwork network() {
        MultiLayerNetwork network =
                new MultiLayerNetwork(
                        NetworkArchitecture.MEDIUM.configure(new TrainingSettings(1, RATE)));
        network.init();
        // gives the network a gradient to overwrite
        network.setInput(Nd4j.rand(NetworkArchitecture.inputShape(2)));
        network.setLabels(Nd4j.zeros(2, 10));
        network.computeGradientAndScore();
        return network;
    }

    private static void assertClose(float[] actual, float[] expected, double most) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(actual[i] - expected[i]));
        }
        assertThat(largest).isCloseTo(0, within(most));
    }
}
