package org.numeral.model.network;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution without activation function. DL4J's layer computes the forward pass a second time
 * in the backward pass, to differentiate the activation function at its input, and transposes each
 * NHWC input into a copy that oneDNN does not need: together a fifth of a training step.
 */
class OneDnnConvolution extends ConvolutionLayer {

    private static final long serialVersionUID = 1; // DL4J's layers are serializable, by name

    /**
     * A layer in the place of another one, with its weights.
     *
     * @param replaced has a oneDNN helper, the identity as activation, no dropout, no weight noise
     */
    OneDnnConvolution(ConvolutionLayer replaced) {
        super(replaced.conf(), replaced.params().dataType());
        FastLayers.takeOver(this, replaced);
    }

    @Override
    protected Pair<INDArray, INDArray> preOutput(
            boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
        assertInputSet(forBackprop);
        validateInputRank();
        validateInputDepth(layerConf().getNIn());
        INDArray output =
                helper.preOutput(
                        input,
                        getParam(ConvolutionParamInitializer.WEIGHT_KEY),
                        getParam(ConvolutionParamInitializer.BIAS_KEY),
                        layerConf().getKernelSize(),
                        layerConf().getStride(),
                        layerConf().getPadding(),
                        layerConf().getCudnnAlgoMode(),
                        layerConf().getCudnnFwdAlgo(),
                        convolutionMode,
                        layerConf().getDilation(),
                        layerConf().getCnn2dDataFormat(),
                        workspaces);
        return new Pair<>(output, null);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
            INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        return helper.backpropGradient(
                input,
                getParam(ConvolutionParamInitializer.WEIGHT_KEY),
                getParam(ConvolutionParamInitializer.BIAS_KEY),
                epsilon,
                layerConf().getKernelSize(),
                layerConf().getStride(),
                layerConf().getPadding(),
                gradientViews.get(ConvolutionParamInitializer.BIAS_KEY),
                gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY),
                layerConf().getActivationFn(),
                layerConf().getCudnnAlgoMode(),
                layerConf().getCudnnBwdFilterAlgo(),
                layerConf().getCudnnBwdDataAlgo(),
                convolutionMode,
                layerConf().getDilation(),
                layerConf().getCnn2dDataFormat(),
                workspaces);
    }
}
