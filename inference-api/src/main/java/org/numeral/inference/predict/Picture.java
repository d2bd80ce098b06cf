package org.numeral.inference.predict;

import java.io.IOException;
import org.numeral.model.digit.DigitImage;

/** A picture as it arrived. */
public sealed interface Picture {

    /**
     * An image file, to be decoded and preprocessed.
     *
     * @param content is read once, on a decode thread
     */
    record File(Content content) implements Picture {}

    /**
     * What the network takes, in MNIST's form already.
     *
     * @param image the pixels
     */
    record Pixels(DigitImage image) implements Picture {}

    /** The bytes of a file. */
    @FunctionalInterface
    interface Content {
        /**
         * Reads them.
         *
         * @return all bytes
         * @throws IOException if they cannot be read
         */
        byte[] read() throws IOException;
    }
}
