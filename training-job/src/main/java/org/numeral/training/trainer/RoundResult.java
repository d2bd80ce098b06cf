package org.numeral.training.trainer;

import java.io.Serializable;

/**
 * What one worker did in one round.
 *
 * @param end the state after its steps
 * @param losses mean cross-entropy of each step, nats
 * @param examples digits that it learned from
 * @param trainingNanos time that the steps took
 * @param worker where it was, for the log
 */
public record RoundResult(
        ModelState end, double[] losses, int examples, long trainingNanos, String worker)
        implements Serializable {}
