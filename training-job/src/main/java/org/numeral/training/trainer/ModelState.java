package org.numeral.training.trainer;

import java.io.Serializable;

/**
 * What a worker starts a round from and what it gives back: all that its steps change. Each array
 * has as many values as the network has parameters; nobody changes an array that was handed over.
 *
 * @param weights of the network, running figures of batch normalization included
 * @param firstMoment of Adam
 * @param secondMoment of Adam
 * @param averaged exponential moving average of the weights
 */
public record ModelState(
        float[] weights, float[] firstMoment, float[] secondMoment, float[] averaged)
        implements Serializable {

    /**
     * How much there is to send, one way.
     *
     * @return bytes
     */
    public long bytes() {
        return 4L * Float.BYTES * weights.length;
    }
}
