package org.numeral.training.robustness;

/** Two sets of pictures that share no glyph, no scribbling hand and no kind of noise. */
public enum NonDigitFamily {
    /** May teach a network or choose a threshold. */
    TRAINING,
    /** For figures only: nothing is ever chosen by it. */
    TEST
}
