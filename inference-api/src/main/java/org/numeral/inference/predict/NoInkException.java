package org.numeral.inference.predict;

/** A picture without anything that looks like ink. */
public final class NoInkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoInkException(String reason) {
        super(reason);
    }
}
