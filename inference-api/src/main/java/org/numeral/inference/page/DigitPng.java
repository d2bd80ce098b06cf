package org.numeral.inference.page;

import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.GreyPng;

/** Shows what the network saw as a picture inside the page. */
final class DigitPng {

    private DigitPng() {}

    /**
     * A picture of a digit, white ink on black as the network sees it.
     *
     * @return a data: URI of a 28x28 PNG
     */
    static String dataUri(DigitImage digit) {
        return GreyPng.dataUri(DigitImage.SIZE, DigitImage.SIZE, digit.toBytes());
    }
}
