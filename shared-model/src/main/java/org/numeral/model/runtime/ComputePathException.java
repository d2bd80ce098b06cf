package org.numeral.model.runtime;

/** The compute path that was asked for does not exist, or cannot run here. */
public final class ComputePathException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    ComputePathException(String message) {
        super(message);
    }
}
