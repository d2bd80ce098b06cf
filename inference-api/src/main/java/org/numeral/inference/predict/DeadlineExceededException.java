package org.numeral.inference.predict;

import java.time.Duration;

/** A request took longer than it may. */
public final class DeadlineExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeadlineExceededException(Duration deadline) {
        super(
                "There was no answer within %s s. The service is busy; try again later or with a smaller picture."
                        .formatted(deadline.toMillis() / 1000.0));
    }
}
