package org.numeral.model.image;

/** The picture is of a known format but damaged or incomplete. */
public final class InvalidImageException extends ImageException {

    private static final long serialVersionUID = 1L;

    InvalidImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
