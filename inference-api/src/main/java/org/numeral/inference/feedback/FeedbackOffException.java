package org.numeral.inference.feedback;

/** Corrections are not kept here. */
final class FeedbackOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FeedbackOffException() {
        super(
                "This service keeps no corrections. Its operator can switch that on with NUMERAL_FEEDBACK_DIRECTORY.");
    }
}
