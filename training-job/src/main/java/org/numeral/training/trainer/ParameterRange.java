package org.numeral.training.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A stretch of a network's flat parameters.
 *
 * @param kind what they are
 * @param from index of the first
 * @param to index after the last
 */
record ParameterRange(Kind kind, int from, int to) {

    /** What parameters are. */
    enum Kind {
        /** Learned by the optimizer. */
        WEIGHT,

        /** Running mean of batch normalization: its gradient is the change itself. */
        MEAN,

        /** Running variance of batch normalization, after its mean: the same. */
        VARIANCE
    }

    /**
     * A network's parameters, neighbours of one kind together.
     *
     * @param network the network
     * @return ranges in order, without gaps
     */
    static List<ParameterRange> of(MultiLayerNetwork network) {
        List<ParameterRange> ranges = new ArrayList<>();
        int at = 0;
        for (Layer layer : network.getLayers()) {
            for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
                int length = (int) parameter.getValue().length();
                append(ranges, kind(layer, parameter.getKey()), at, at + length);
                at += length;
            }
        }
        return List.copyOf(ranges);
    }

    private static Kind kind(Layer layer, String parameter) {
        if (!(layer.getConfig().getUpdaterByParam(parameter) instanceof NoOp)) {
            return Kind.WEIGHT;
        }
        return switch (parameter) {
            case BatchNormalizationParamInitializer.GLOBAL_MEAN -> Kind.MEAN;
            case BatchNormalizationParamInitializer.GLOBAL_VAR -> Kind.VARIANCE;
            default -> throw new IllegalArgumentException("unknown parameter " + parameter);
        };
    }

    private static void append(List<ParameterRange> ranges, Kind kind, int from, int to) {
        int last = ranges.size() - 1;
        if (last >= 0 && ranges.get(last).kind == kind) {
            ranges.set(last, new ParameterRange(kind, ranges.get(last).from, to));
        } else {
            ranges.add(new ParameterRange(kind, from, to));
        }
    }
}
