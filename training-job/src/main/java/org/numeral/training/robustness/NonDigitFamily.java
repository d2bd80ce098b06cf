package org.numeral.training.robustness;

/** Two sets of pictures that share no glyph, no scribbling hand and no kind of noise. */
public enum NonDigitFamily {
    /** May teach a network or choose a threshold. */
    TRAINING,
    /**
     * For figures only: no network learns from it and no threshold is chosen by it. Which of its
     * pictures were taken for digits was looked at when the training family was widened.
     */
    TEST
}
