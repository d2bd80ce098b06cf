package org.numeral.inference.kserve;

/** A request that is too large for the pictures it may hold, or does not say how large it is. */
final class RequestSizeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RequestSizeException(String message) {
        super(message);
    }
}
