package org.numeral.training.robustness;

/**
 * How pictures of one kind were read.
 *
 * @param kind of the pictures
 * @param examples how many, 1 or more
 * @param right how many were read as the digit they show
 * @param noInk in how many of them no ink was found: these are not right
 */
public record KindFigures(RobustnessKind kind, int examples, int right, int noInk) {

    /** Checks the counts. */
    public KindFigures {
        if (examples < 1 || right < 0 || noInk < 0 || right + noInk > examples) {
            throw new IllegalArgumentException(
                    "%s: %d right and %d without ink of %d"
                            .formatted(kind, right, noInk, examples));
        }
    }

    /**
     * The share that was read right.
     *
     * @return 0 to 1
     */
    public double accuracy() {
        return (double) right / examples;
    }

    /**
     * The share in which nothing was found.
     *
     * @return 0 to 1
     */
    public double noInkShare() {
        return (double) noInk / examples;
    }
}
