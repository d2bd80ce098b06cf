package org.numeral.inference.upload;

/** An upload without exactly one picture; the message says what to send instead. */
public final class UnusableUploadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableUploadException(String message) {
        super(message);
    }
}
