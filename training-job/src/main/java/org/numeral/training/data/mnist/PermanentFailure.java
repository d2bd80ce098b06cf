package org.numeral.training.data.mnist;

import java.io.IOException;

/** A failure that another attempt at the same address would not mend. */
sealed class PermanentFailure extends IOException {

    private static final long serialVersionUID = 1L;

    PermanentFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** The mirror has no such file. */
    static final class NotFound extends PermanentFailure {
        private static final long serialVersionUID = 1L;

        NotFound(String message) {
            super(message, null);
        }
    }

    /** The bytes are not those of the file. */
    static final class WrongFile extends PermanentFailure {
        private static final long serialVersionUID = 1L;

        WrongFile(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** This machine could not store the bytes; no mirror can help. */
    static final class Storage extends PermanentFailure {
        private static final long serialVersionUID = 1L;

        Storage(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
