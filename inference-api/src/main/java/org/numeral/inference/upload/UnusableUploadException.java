package org.numeral.inference.upload;

/** An upload without exactly one picture; the message says what to send instead. */
public final class UnusableUploadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param message what is wrong and what to send instead, for the client
     */
    public UnusableUploadException(String message) {
        super(message);
    }
}
