package org.numeral.inference.kserve;

/** A request that is too large for the pictures it may hold. */
final class RequestSizeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RequestSizeException(String message) {
        super(message);
    }
}
