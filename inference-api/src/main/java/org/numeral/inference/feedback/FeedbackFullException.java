package org.numeral.inference.feedback;

/** As many corrections are kept as may be. */
final class FeedbackFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FeedbackFullException(int mostPictures, long mostBytes) {
        super(
                "No more corrections are kept: the limits are %d pictures and %d bytes. Train with those that are there, then move them away."
                        .formatted(mostPictures, mostBytes));
    }
}
