package org.numeral.training.robustness;

import java.util.Locale;

/** What a picture shows that is no digit. */
public enum NonDigitKind {
    /** A letter that cannot be taken for a digit. */
    LETTER,
    /** A star, a heart, an arrow; some of them filled. */
    SHAPE,
    /** Punctuation, ticks, boxes. */
    MARK,
    /** A long aimless line. */
    SCRIBBLE,
    /** Two or three digits side by side. */
    SEVERAL_DIGITS,
    /** A sheet with grain and uneven light, and nothing on it. */
    BLANK,
    /** Noise of several sizes of spots. */
    NOISE;

    /**
     * The name in words.
     *
     * @return lower case, such as "several digits"
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
