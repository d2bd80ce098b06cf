package org.numeral.model.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Placeholder of the decoder while the skeleton is laid out. */
public final class ImageDecoder {

    private final ImageLimits limits;

    /**
     * A decoder.
     *
     * @param limits what is accepted
     */
    public ImageDecoder(ImageLimits limits) {
        this.limits = limits;
    }

    /**
     * Decodes a picture.
     *
     * @param bytes the whole file
     * @return the picture, upright, perhaps smaller than in the file
     * @throws ImageException if it is not read
     */
    public BufferedImage decode(byte[] bytes) throws ImageException {
        if (bytes.length > limits.maxBytes()) {
            throw new ImageTooLargeException("too many bytes", null);
        }
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null) {
                throw new UnsupportedImageException("not a picture", null);
            }
            return image;
        } catch (IOException e) {
            throw new InvalidImageException("damaged", e);
        }
    }
}
