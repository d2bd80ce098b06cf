package org.numeral.inference.feedback;

/** A correction that names no digit. */
final class UnusableFeedbackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableFeedbackException(String digit) {
        super(
                "digit is \"%s\". Say which digit the picture shows, 0 to 9, as in: /feedback?digit=7"
                        .formatted(digit.replaceAll("[^\\p{L}\\p{N} ._-]", "?")));
    }
}
