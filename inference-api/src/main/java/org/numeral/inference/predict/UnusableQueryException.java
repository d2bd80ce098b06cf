package org.numeral.inference.predict;

/** Parameters of a request that are unknown or do not go together; the message says what does. */
public final class UnusableQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableQueryException(String message) {
        super(message);
    }
}
