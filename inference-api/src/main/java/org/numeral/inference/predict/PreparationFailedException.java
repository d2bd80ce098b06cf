package org.numeral.inference.predict;

/** An {@link Error} was thrown on the way from a picture's file to the network's input. */
final class PreparationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PreparationFailedException(Error cause) {
        super("The service failed on this picture; its log says why.", cause);
    }
}
