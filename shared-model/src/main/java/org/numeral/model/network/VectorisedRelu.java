package org.numeral.model.network;

import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.numeral.model.runtime.NativeFloats;

/**
 * The backward pass of ReLU in one vectorised loop; ND4J calls a function for each value. The
 * forward pass is DL4J's.
 */
final class VectorisedRelu extends ActivationLayer {

    private static final long serialVersionUID = 1; // DL4J's layers are serializable, by name

    private transient int[] inputs = {};
    private transient int[] gradients = {};

    /**
     * A layer in the place of another one.
     *
     * @param replaced a {@link #supports supported} one
     */
    VectorisedRelu(ActivationLayer replaced) {
        super(replaced.conf(), replaced.getDataType());
        setIndex(replaced.getIndex());
        setListeners(replaced.getListeners());
    }

    static boolean supports(ActivationLayer layer) {
        return layer.getClass() == ActivationLayer.class
                && layer.layerConf().getActivationFn() instanceof ActivationReLU relu
                && relu.equals(new ActivationReLU())
                && layer.layerConf().getIDropout() == null;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
            INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        if (!Shape.hasDefaultStridesForShape(input) || !Shape.hasDefaultStridesForShape(epsilon)) {
            return super.backpropGradient(epsilon, workspaces);
        }
        int length = (int) input.length();
        if (inputs.length < length) {
            inputs = new int[length];
            gradients = new int[length];
        }
        NativeFloats.readBits(input, inputs, length);
        NativeFloats.readBits(epsilon, gradients, length);
        passWherePositive(length);
        INDArray result =
                workspaces.createUninitialized(
                        ArrayType.ACTIVATION_GRAD, epsilon.dataType(), epsilon.shape(), 'c');
        NativeFloats.writeBits(gradients, result, length);
        return new Pair<>(new DefaultGradient(), result);
    }

    /**
     * On the bits, because a choice between two floats is not vectorised: as an integer, a float is
     * positive exactly if it is more than 0.
     */
    private void passWherePositive(int length) {
        for (int i = 0; i < length; i++) {
            int bits = inputs[i];
            gradients[i] &= (-bits >> 31) & ~(bits >> 31);
        }
    }
}
