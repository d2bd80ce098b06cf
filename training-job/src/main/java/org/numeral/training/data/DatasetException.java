package org.numeral.training.data;

/** Data that cannot be had or is not what it should be; the message says what to do about it. */
public class DatasetException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * A problem with data.
     *
     * @param message what failed, and what to do
     */
    public DatasetException(String message) {
        super(message);
    }

    /**
     * A problem with data and what led to it.
     *
     * @param message what failed, and what to do
     * @param cause what led to it
     */
    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
