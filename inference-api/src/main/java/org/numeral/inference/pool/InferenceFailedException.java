package org.numeral.inference.pool;

/** The network threw something on a picture. */
public final class InferenceFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InferenceFailedException(Throwable cause) {
        super("The network failed on this picture; the log of the service says why.", cause);
    }
}
