package org.numeral.model.image;

/** The picture has more bytes or pixels than the limits allow. */
public final class ImageTooLargeException extends ImageException {

    private static final long serialVersionUID = 1L;

    ImageTooLargeException(String message, Throwable cause) {
        super(message, cause);
    }
}
