package org.numeral.training.trainer;

import java.io.Serializable;
import java.util.Optional;
import org.numeral.model.network.NetworkArchitecture;

/**
 * What a worker does with its shard.
 *
 * @param architecture the network
 * @param schedule epochs of the run, batch size of one worker, learning rate of all together
 * @param regularisation as in {@link TrainingConfig}
 * @param seed of the order of the shard's examples and of their augmentation
 * @param stepsPerEpoch the same for all workers, no more than the shard has full batches
 */
public record ShardPlan(
        NetworkArchitecture architecture,
        Schedule schedule,
        Regularisation regularisation,
        long seed,
        int stepsPerEpoch)
        implements Serializable {

    TrainingConfig config() {
        return new TrainingConfig(
                architecture, schedule, regularisation, Optional.empty(), seed, 1);
    }
}
