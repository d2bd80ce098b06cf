package org.numeral.inference.predict;

/** A picture with more ink than the longest number that is read. */
public final class TooManyDigitsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyDigitsException(String reason) {
        super(reason);
    }
}
