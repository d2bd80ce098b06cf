package org.numeral.model.number;

/** What was found in a picture that is to show a number. */
public sealed interface NumberResult permits Lattice, NumberResult.NoInk, NumberResult.TooMany {

    /**
     * Nothing that looks like ink was found.
     *
     * @param reason in words for a person, with what to do
     */
    record NoInk(String reason) implements NumberResult {}

    /**
     * There is more ink than a number of the largest size has.
     *
     * @param reason in words for a person, with what to do
     */
    record TooMany(String reason) implements NumberResult {}
}
