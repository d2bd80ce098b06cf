package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.testing.TestModels;

class VectorisedAdamTest {

    private static final int STEPS = 20;

    @Test
    void updatesLikeTheAdamThatItReplaces() {
        float[] expected = weightsAfterSomeSteps(false);
        float[] actual = weightsAfterSomeSteps(true);

        for (int i = 0; i < expected.length; i++) {
            // at a learning rate of 0.001, twenty steps move a weight by up to 0.02
            assertThat(actual[i]).isCloseTo(expected[i], offset(2e-6f));
        }
    }

    private static float[] weightsAfterSomeSteps(boolean vectorised) {
        MultiLayerNetwork network = TestModels.untrained(1);
        if (vectorised) {
            VectorisedAdam.install(network);
        }
        Random random = new Random(3);
        // gives the network a gradient to overwrite
        network.setInput(Nd4j.rand(NetworkArchitecture.inputShape(1)));
        network.setLabels(Nd4j.zeros(1, 10));
        network.computeGradientAndScore();
        INDArray gradient = network.gradient().gradient();
        for (int step = 0; step < STEPS; step++) {
            float[] values = new float[(int) network.numParams()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 4));
            }
            gradient.assign(Nd4j.createFromArray(values).reshape(gradient.shape()));
            network.getUpdater()
                    .update(
                            network,
                            network.gradient(),
                            step,
                            0,
                            1,
                            LayerWorkspaceMgr.noWorkspaces());
            network.params().subi(gradient);
        }
        float[] weights = network.params().data().asFloat();
        network.close();
        return weights;
    }
}
