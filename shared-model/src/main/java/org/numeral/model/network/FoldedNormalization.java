package org.numeral.model.network;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Batch normalization after training is a factor and a summand for each channel, so the layer
 * before it can have them in its weights (Jacob et al., arXiv 1712.05877, section 3.2): the network
 * answers the same but for the rounding of floats, and computes less. A layer that is folded
 * becomes the identity, in its parameters too.
 */
final class FoldedNormalization extends BatchNormalization {

    private static final long serialVersionUID = 1; // DL4J's layers are serializable, by name

    /**
     * A layer in the place of another one, which computes nothing.
     *
     * @param replaced is {@link #isFolded folded}
     */
    FoldedNormalization(BatchNormalization replaced) {
        super(replaced.conf(), replaced.params().dataType());
        FastLayers.takeOver(this, replaced);
    }

    /**
     * Folds what can be folded: normalization with running figures, after a convolution or dense
     * layer without activation function. Max-pooling may stand in between, as long as no factor is
     * negative. The network is for inference from then on, not for training.
     *
     * @param network initialised and trained
     */
    static void fold(MultiLayerNetwork network) {
        Layer[] layers = network.getLayers();
        for (int i = 1; i < layers.length; i++) {
            if (layers[i] instanceof BatchNormalization normalization
                    && learnsScaleAndVariance(normalization)) {
                fold(network, i, normalization);
            }
        }
    }

    private static void fold(MultiLayerNetwork network, int index, BatchNormalization layer) {
        INDArray variance = layer.getParam(GLOBAL_VAR);
        INDArray factor =
                layer.getParam(GAMMA)
                        .div(Transforms.sqrt(variance.add(layer.layerConf().getEps())));
        int before = index - 1;
        if (network.getLayer(before) instanceof SubsamplingLayer pooling
                && isMaximum(pooling)
                && factor.minNumber().doubleValue() > 0
                && isAdjacent(network, index)) {
            before--;
        }
        if (before < 0 || !isAdjacent(network, before + 1) || !isLinear(network.getLayer(before))) {
            return;
        }
        BaseLayer<?> linear = (BaseLayer<?>) network.getLayer(before);
        INDArray weights = linear.getParam(DefaultParamInitializer.WEIGHT_KEY);
        INDArray bias = linear.getParam(DefaultParamInitializer.BIAS_KEY);
        int outputs = linear instanceof ConvolutionLayer ? 0 : 1;
        Broadcast.mul(weights, factor, weights, outputs);
        bias.subi(layer.getParam(GLOBAL_MEAN)).muli(factor).addi(layer.getParam(BETA));

        layer.getParam(GAMMA).assign(1);
        layer.getParam(BETA).assign(0);
        layer.getParam(GLOBAL_MEAN).assign(0);
        variance.assign(identityVariance(layer));
    }

    private static boolean learnsScaleAndVariance(BatchNormalization layer) {
        return !layer.layerConf().isLockGammaBeta() && !layer.layerConf().isUseLogStd();
    }

    /**
     * Whether a layer is the identity that {@link #fold} leaves.
     *
     * @param layer the layer
     * @return true if it need not be computed
     */
    static boolean isFolded(BatchNormalization layer) {
        return learnsScaleAndVariance(layer)
                && layer.getParam(GAMMA).eq(1).all()
                && layer.getParam(BETA).eq(0).all()
                && layer.getParam(GLOBAL_MEAN).eq(0).all()
                && layer.getParam(GLOBAL_VAR).eq(identityVariance(layer)).all();
    }

    private static float identityVariance(BatchNormalization layer) {
        return (float) (1 - layer.layerConf().getEps());
    }

    private static boolean isMaximum(SubsamplingLayer layer) {
        return layer.layerConf().getPoolingType() == PoolingType.MAX;
    }

    /** Nothing reshapes what comes from the layer before. */
    private static boolean isAdjacent(MultiLayerNetwork network, int index) {
        return network.getLayerWiseConfigurations().getInputPreProcess(index) == null;
    }

    private static boolean isLinear(Layer layer) {
        boolean known = layer instanceof ConvolutionLayer || layer instanceof DenseLayer;
        return known
                && layer.conf().getLayer() instanceof FeedForwardLayer conf
                && conf.getActivationFn() instanceof ActivationIdentity
                && ((BaseLayer<?>) layer)
                        .paramTable()
                        .containsKey(DefaultParamInitializer.BIAS_KEY);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        if (training) {
            throw new IllegalStateException("a network that was folded cannot be trained");
        }
        assertInputSet(false);
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, input);
    }
}
