package org.numeral.training.trainer;

/**
 * Settings that are right each by itself and do not do with these data: training cannot start, or
 * has left the numbers that can be computed with. To repeat it does not help. The message says
 * which setting to change.
 */
public final class UnusableSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableSettingsException(String message) {
        super(message);
    }
}
