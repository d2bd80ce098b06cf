package org.numeral.inference.feedback;

import java.io.IOException;

/** A correction cannot be written. The reason is for the operator: it may name paths. */
final class FeedbackNotKeptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FeedbackNotKeptException(IOException reason) {
        super("The correction could not be written; the service's log says why.", reason);
    }
}
