package org.numeral.training.trainer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * What a run gives.
 *
 * @param network with the weights of the best epoch
 * @param bestEpoch the last epoch that was as good as the best on the validation set, 1 for the
 *     first
 * @param history every epoch's figures
 * @param duration of the whole run, validation included
 * @param scaling how the work was shared by other processes, if it was
 */
public record TrainedNetwork(
        MultiLayerNetwork network,
        int bestEpoch,
        List<EpochFigures> history,
        Duration duration,
        Optional<ScalingFigures> scaling)
        implements AutoCloseable {

    /** Copies the list. */
    public TrainedNetwork {
        history = List.copyOf(history);
    }

    /** Frees the weights' native memory. */
    @Override
    public void close() {
        network.close();
    }
}
