package org.numeral.inference.kserve;

/** A request whose tensor does not hold pictures. */
final class UnusableTensorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableTensorException(String message) {
        super(message);
    }
}
