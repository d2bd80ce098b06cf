package org.numeral.model.preprocess;

/** The steps that can be left out, to measure what each is worth. */
public enum PreprocessingStep {
    /** A 28x28 picture that already is in MNIST's form is taken as it is. */
    PASS_THROUGH,
    /** Colours are turned to grey along the direction in which ink and paper differ most. */
    COLOUR_CONTRAST,
    /** Uneven light is divided out. */
    BACKGROUND,
    /** The lines of ruled or squared paper are taken out. */
    RULED_LINES,
    /** Light ink on dark ground is found. */
    POLARITY,
    /** Specks and what touches the border are dropped. */
    SPECKS,
    /** Thin strokes are widened before the picture is made small. */
    THICKENING,
    /** The centre of mass, and not of the box, is put into the centre. */
    CENTRE_OF_MASS
}
