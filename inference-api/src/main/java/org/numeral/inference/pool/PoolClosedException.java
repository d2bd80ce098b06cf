package org.numeral.inference.pool;

/** The pool was closed before the picture was computed. */
public final class PoolClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PoolClosedException() {
        super(
                "The service is shutting down. Try again: another instance, or the next one, answers.");
    }
}
