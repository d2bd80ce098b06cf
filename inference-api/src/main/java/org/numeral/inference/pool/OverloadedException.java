package org.numeral.inference.pool;

/** More work is waiting than may wait; trying again a little later helps. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * The refusal of one more piece of work.
     *
     * @param waiting how many pieces wait already
     */
    public OverloadedException(int waiting) {
        super(
                "%d pictures are waiting already. Try again in a second, or send fewer at once."
                        .formatted(waiting));
    }
}
