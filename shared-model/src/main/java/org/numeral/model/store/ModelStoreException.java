package org.numeral.model.store;

import java.io.IOException;

/** The store or a version in it is not as it should be; the message says what to do about it. */
public class ModelStoreException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * A problem with the store.
     *
     * @param message what failed, and what to do
     */
    public ModelStoreException(String message) {
        super(message);
    }

    /**
     * A problem with the store and what led to it.
     *
     * @param message what failed, and what to do
     * @param cause what led to it, or null
     */
    public ModelStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
