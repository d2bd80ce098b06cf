package org.numeral.training.trainer;

import java.time.Duration;

/**
 * One epoch of a run.
 *
 * @param epoch 1 for the first
 * @param loss mean cross-entropy on the training examples as they were seen, nats
 * @param validationAccuracy share of right answers on the validation set, 0 to 1
 * @param validationLoss mean cross-entropy on the validation set at the temperature that suits it
 *     best, as the network would be published, nats
 * @param duration of its training, without the validation
 */
public record EpochFigures(
        int epoch,
        double loss,
        double validationAccuracy,
        double validationLoss,
        Duration duration) {}
