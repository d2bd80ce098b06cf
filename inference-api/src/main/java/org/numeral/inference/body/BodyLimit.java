package org.numeral.inference.body;

/**
 * How long the bodies of one kind of request may be.
 *
 * @param bytes 1 or more, after decompression
 * @param advice what to do about a longer one, a sentence
 */
public record BodyLimit(long bytes, String advice) {

    /** Checks the range. */
    public BodyLimit {
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "the limit of a body is " + bytes + ", not 1 or more");
        }
    }
}
