package org.numeral.model.preprocess;

import java.util.List;
import org.numeral.model.digit.DigitImage;

/** What preprocessing found in a picture. */
public sealed interface PreprocessingResult {

    /**
     * A digit was found.
     *
     * @param image what the network is to see
     * @param steps what was done to get there, in order, in words for a person
     */
    record Digit(DigitImage image, List<String> steps) implements PreprocessingResult {

        /** Copies the list. */
        public Digit {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Nothing that looks like ink was found: a blank sheet or pure noise.
     *
     * @param reason in words for a person, with what to do
     */
    record NoInk(String reason) implements PreprocessingResult {}
}
