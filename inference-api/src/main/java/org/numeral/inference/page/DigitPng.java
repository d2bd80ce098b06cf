package org.numeral.inference.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.numeral.model.digit.DigitImage;

/** Shows what the network saw as a picture inside the page. */
final class DigitPng {

    private DigitPng() {}

    /**
     * A picture of a digit, white ink on black as the network sees it.
     *
     * @return a data: URI of a 28x28 PNG
     */
    static String dataUri(DigitImage digit) {
        BufferedImage picture =
                new BufferedImage(DigitImage.SIZE, DigitImage.SIZE, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster()
                .setDataElements(0, 0, DigitImage.SIZE, DigitImage.SIZE, digit.toBytes());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: it is written to memory
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
