package org.numeral.inference.kserve;

/** A request that does not say beforehand how large it is. */
final class UnknownSizeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownSizeException(String message) {
        super(message);
    }
}
