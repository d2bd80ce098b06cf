package org.numeral.inference.pool;

/** Is told what a pool does, on the workers' threads: it must be quick and thread-safe. */
@FunctionalInterface
public interface PoolListener {

    /**
     * A batch was computed.
     *
     * @param waitedNanos how long each of its pictures had waited for a worker
     * @param computeNanos that the network took for all
     */
    void onBatch(long[] waitedNanos, long computeNanos);
}
