package org.numeral.inference.pool;

/** No worker of the pool can compute at the moment. */
public final class NoWorkerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoWorkerException() {
        super(
                "The network cannot compute at the moment; the log of the service says why. Try again in a few seconds.");
    }
}
