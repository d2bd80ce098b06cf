package org.numeral.inference.body;

/** A body that is longer than requests of its kind may be. */
public final class BodyTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException(BodyLimit limit) {
        super("The request has more than %d bytes. %s".formatted(limit.bytes(), limit.advice()));
    }
}
