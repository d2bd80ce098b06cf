package org.numeral.model.image;

/** A picture that was not read; the message says why and what to do, without naming any path. */
public abstract sealed class ImageException extends Exception
        permits UnsupportedImageException, ImageTooLargeException, InvalidImageException {

    private static final long serialVersionUID = 1L;

    ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
