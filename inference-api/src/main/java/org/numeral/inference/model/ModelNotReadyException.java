package org.numeral.inference.model;

/** There is no model to answer with yet. */
public final class ModelNotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelNotReadyException(String obstacle) {
        super("No model is served yet: " + obstacle + " Try again in a few seconds.");
    }
}
