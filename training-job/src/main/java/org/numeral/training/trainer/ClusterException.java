package org.numeral.training.trainer;

/** The workers of a distributed run cannot be had, or do not do what they should. */
public final class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean wrongConfiguration;

    private ClusterException(String message, boolean wrongConfiguration, Throwable cause) {
        super(message, cause);
        this.wrongConfiguration = wrongConfiguration;
    }

    /**
     * What another try may cure.
     *
     * @param message for the person who runs the job
     * @param cause what was thrown, or null
     * @return the exception
     */
    public static ClusterException unavailable(String message, Throwable cause) {
        return new ClusterException(message, false, cause);
    }

    /**
     * What no other try will cure.
     *
     * @param message for the person who runs the job
     * @return the exception
     */
    public static ClusterException wrongConfiguration(String message) {
        return new ClusterException(message, true, null);
    }

    /**
     * Whether it is no use to try again.
     *
     * @return true if something must be set in another way first
     */
    public boolean isWrongConfiguration() {
        return wrongConfiguration;
    }
}
