package org.numeral.model.store;

/**
 * A version is not what it was when it was published: files of it are gone or other ones. Unlike a
 * volume that cannot be read at the moment, it does not get well by itself.
 */
public final class DamagedVersionException extends ModelStoreException {

    private static final long serialVersionUID = 1L;

    DamagedVersionException(String message, Throwable cause) {
        super(message, cause);
    }
}
