package org.numeral.model.image;

/** The bytes are no picture of a format that is read. */
public final class UnsupportedImageException extends ImageException {

    private static final long serialVersionUID = 1L;

    UnsupportedImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
