package org.numeral.inference.predict;

/** A picture needs more memory than is free at the moment. */
final class OutOfMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfMemoryException(OutOfMemoryError cause) {
        super(
                "There is not enough memory for this picture beside the others. Try again in a second, or send a smaller one.",
                cause);
    }
}
