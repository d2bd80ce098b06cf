package org.numeral.inference.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageEncoder;

/** Pictures of numbers for tests, as the bytes of a PNG. */
public final class NumberPictures {

    private static final int SIDE = 112;
    private static final int APART = 100;

    private NumberPictures() {}

    /** Upright bars of 12x100 pixels, their tops at 50. */
    public static byte[] bars(int width, int height, int... places) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setColor(Color.BLACK);
        for (int place : places) {
            g.fillRect(place, 50, 12, 100);
        }
        g.dispose();
        return ImageEncoder.encode(picture, "png", ImageEncoder.FASTEST_PNG);
    }

    /** Digits in a row, 100 pixels apart, light on black. */
    public static byte[] row(DigitImage... digits) {
        int width = APART * digits.length + SIDE;
        BufferedImage picture = new BufferedImage(width, 2 * SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        for (int i = 0; i < digits.length; i++) {
            BufferedImage digit =
                    new BufferedImage(
                            DigitImage.SIZE, DigitImage.SIZE, BufferedImage.TYPE_BYTE_GRAY);
            digit.getRaster()
                    .setDataElements(0, 0, DigitImage.SIZE, DigitImage.SIZE, digits[i].toBytes());
            g.drawImage(digit, APART * i, SIDE / 2, SIDE, SIDE, null);
        }
        g.dispose();
        return ImageEncoder.encode(picture, "png", ImageEncoder.FASTEST_PNG);
    }
}
