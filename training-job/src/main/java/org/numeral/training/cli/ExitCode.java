package org.numeral.training.cli;

/** How the process ends. A Kubernetes Job can tell by it which failures a repetition may cure. */
enum ExitCode {
    /** What was asked for was done. */
    DONE(0),
    /** Anything that is none of the others: repeating may help. */
    FAILED(1),
    /** An option or an environment variable is wrong: repeating does not help. */
    WRONG_CONFIGURATION(2),
    /** The data cannot be had or are not as they should be. */
    DATA(3),
    /** The model was trained and is not good enough to be published. */
    GATE_REFUSED(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /**
     * The number that the process ends with.
     *
     * @return 0 to 4
     */
    int number() {
        return number;
    }
}
