package org.numeral.model.image;

/** The picture is of a known format but damaged or incomplete. */
public final class InvalidImageException extends ImageException {

    private static final long serialVersionUID = 1L;

    InvalidImageException(String message, Throwable cause) {
        super(message, cause);
    }

    static InvalidImageException truncated(ImageFormat format) {
        return new InvalidImageException(
                "The "
                        + format.label()
                        + " picture is incomplete: the file ends too early. Send the whole file"
                        + " again.",
                null);
    }

    static InvalidImageException damaged(ImageFormat format, Throwable cause) {
        return new InvalidImageException(
                "The "
                        + format.label()
                        + " picture is damaged and cannot be read. Open it in an image program,"
                        + " save it again as PNG or JPEG, and send that.",
                cause);
    }
}
