package org.numeral.training.report.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.numeral.model.digit.DigitImage;

/** Encodes pictures, in memory. */
public final class Png {

    /** Pixels of the picture for each of the digit's, so that other viewers show it large too. */
    private static final int DIGIT_SCALE = 4;

    private Png() {}

    /**
     * A digit as the network sees it, white on black, four times as large.
     *
     * @param digit 28x28
     * @return a PNG of 112x112
     * @throws IOException if there is no encoder
     */
    public static byte[] of(DigitImage digit) throws IOException {
        int size = DigitImage.SIZE * DIGIT_SCALE;
        BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int grey = digit.pixel(x / DIGIT_SCALE, y / DIGIT_SCALE);
                picture.getRaster().setSample(x, y, 0, grey);
            }
        }
        return encode(picture);
    }

    static byte[] encode(BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        // ImageIO would use a temporary file for a plain stream
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IOException("This Java has no PNG encoder: use a complete one.");
            }
        }
        return png.toByteArray();
    }
}
