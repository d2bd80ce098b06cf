package org.numeral.model.preprocess;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.numeral.model.digit.DigitImage;

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
        BufferedImage large = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = large.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, hint);
        g.drawImage(raw(digit), 0, 0, side, side, null);
        g.dispose();
        return large.getRaster().getSamples(0, 0, side, side, 0, (int[]) null);
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
        for (int i = 0; i < ink.length; i++) {
            ink[i] = 255 - ink[i];
        }
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, side, side, 0, ink);
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
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (quality >= 0) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality((float) quality);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
