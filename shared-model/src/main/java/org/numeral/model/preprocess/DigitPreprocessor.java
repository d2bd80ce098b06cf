package org.numeral.model.preprocess;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.numeral.model.digit.DigitImage;

/** Placeholder of the preprocessing while the skeleton is laid out. */
public final class DigitPreprocessor {

    /**
     * Turns a picture into the network's input.
     *
     * @param image any size and colour model
     * @return the digit, or that there is none
     */
    public PreprocessingResult process(BufferedImage image) {
        BufferedImage grey =
                new BufferedImage(DigitImage.SIZE, DigitImage.SIZE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = grey.createGraphics();
        g.drawImage(image, 0, 0, DigitImage.SIZE, DigitImage.SIZE, null);
        g.dispose();
        byte[] pixels = new byte[DigitImage.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] =
                    (byte) grey.getRaster().getSample(i % DigitImage.SIZE, i / DigitImage.SIZE, 0);
        }
        return new PreprocessingResult.Digit(DigitImage.of(pixels), List.of());
    }
}
