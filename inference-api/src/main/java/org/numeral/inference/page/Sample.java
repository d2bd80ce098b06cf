package org.numeral.inference.page;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/**
 * A picture to try the service with. The training module's PageSamples draws the files, from the
 * project's synthetic digits.
 *
 * @param address of the file
 * @param title what it shows
 * @param mode "digit", or "number" for one with several
 */
@Introspected
public record Sample(String address, String title, String mode) {

    /** From easy to hard, and what is no single digit at the end. */
    static final List<Sample> ALL =
            List.of(
                    digit("plain-3.png", "A plain 3"),
                    digit("plain-5.png", "A plain 5"),
                    digit("crossed-7.png", "A 7 with a bar"),
                    digit("corner-2.png", "A small 2 in a corner"),
                    digit("thin-6.jpg", "A 6 in thin lines"),
                    digit("thick-8.jpg", "An 8 by a marker"),
                    digit("chalk-4.jpg", "A 4 in chalk"),
                    digit("lined-9.jpg", "A 9 on lined paper"),
                    digit("shadow-0.jpg", "A 0, photographed in a shadow"),
                    digit("tilted-1.jpg", "A 1, tilted"),
                    digit("letter.png", "A letter"),
                    digit("scribble.png", "A scribble"),
                    new Sample("/assets/samples/number.png", "A number: 2047", "number"));

    private static Sample digit(String file, String title) {
        return new Sample("/assets/samples/" + file, title, "digit");
    }
}
