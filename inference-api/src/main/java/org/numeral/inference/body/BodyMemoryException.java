package org.numeral.inference.body;

/** A body for which there is no memory at this moment, because of others. */
public final class BodyMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyMemoryException() {
        super(
                "Too many large requests arrive at once. Try again in a second, or send a smaller one.");
    }
}
