package org.numeral.model.preprocess;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageEncoder;

/** Makes pictures of digits for tests. */
public final class Pictures {

    private Pictures() {}

    /**
     * The digit as it is in MNIST.
     *
     * @param digit the digit
     * @return 28x28, light on black
     */
    public static BufferedImage raw(DigitImage digit) {
        BufferedImage image =
                new BufferedImage(DigitImage.SIZE, DigitImage.SIZE, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, DigitImage.SIZE, DigitImage.SIZE, digit.toBytes());
        return image;
    }

    /**
     * The digit's ink as opacity, enlarged smoothly.
     *
     * @param digit the digit
     * @param side of the square result, pixels
     * @param hint one of RenderingHints' interpolations
     * @return ink from 0 to 255
     */
    public static int[] ink(DigitImage digit, int side, Object hint) {
        if (side == DigitImage.SIZE) {
            return raw(digit).getRaster().getSamples(0, 0, side, side, 0, (int[]) null);
        }
        double scale = (double) side / DigitImage.SIZE;
        AffineTransformOp enlarge =
                new AffineTransformOp(
                        AffineTransform.getScaleInstance(scale, scale),
                        new RenderingHints(RenderingHints.KEY_INTERPOLATION, hint));
        WritableRaster source = raw(digit).getRaster();
        WritableRaster large = source.createCompatibleWritableRaster(side, side);
        enlarge.filter(source, large);
        return large.getSamples(0, 0, side, side, 0, (int[]) null);
    }

    /**
     * The digit enlarged, black on white.
     *
     * @param digit the digit
     * @param side of the square result, pixels
     * @param hint one of RenderingHints' interpolations
     * @return a grey picture
     */
    public static BufferedImage blackOnWhite(DigitImage digit, int side, Object hint) {
        int[] ink = ink(digit, side, hint);
        byte[] levels = new byte[ink.length];
        for (int i = 0; i < ink.length; i++) {
            levels[i] = (byte) (255 - ink[i]);
        }
        return grey(levels, side, side);
    }

    static BufferedImage grey(byte[] levels, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, levels);
        return image;
    }

    /**
     * Mixes ink into paper.
     *
     * @param paper the colour of the paper
     * @param colour the colour of the ink
     * @param ink its opacity, 0 to 255
     * @return opaque RGB
     */
    public static int mix(Color paper, Color colour, int ink) {
        int red = (paper.getRed() * (255 - ink) + colour.getRed() * ink) / 255;
        int green = (paper.getGreen() * (255 - ink) + colour.getGreen() * ink) / 255;
        int blue = (paper.getBlue() * (255 - ink) + colour.getBlue() * ink) / 255;
        return 0xFF << 24 | red << 16 | green << 8 | blue;
    }

    /**
     * A picture as a file.
     *
     * @param image the picture
     * @param format ImageIO's name of the format
     * @return the file
     */
    public static byte[] encode(BufferedImage image, String format) {
        return encode(image, format, -1);
    }

    /**
     * A picture as a file of some quality.
     *
     * @param image the picture
     * @param format ImageIO's name of the format
     * @param quality 0 to 1, or -1 for formats without
     * @return the file
     */
    public static byte[] encode(BufferedImage image, String format, double quality) {
        return ImageEncoder.encode(image, format, quality);
    }
}
