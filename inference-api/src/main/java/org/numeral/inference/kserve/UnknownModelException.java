package org.numeral.inference.kserve;

/** A request for a model, or a version, that is not served here. */
final class UnknownModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownModelException(String message) {
        super(message);
    }
}
