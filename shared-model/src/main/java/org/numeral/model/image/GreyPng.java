package org.numeral.model.image;

import java.awt.image.BufferedImage;
import java.util.Base64;

/** Small grey pictures that are shown inside of a page or a document. */
public final class GreyPng {

    private GreyPng() {}

    /**
     * A picture as a data: URI.
     *
     * @param width in pixels
     * @param height in pixels
     * @param levels row by row, 0 for black to 255 for white
     * @return of a PNG
     */
    public static String dataUri(int width, int height, byte[] levels) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, width, height, levels);
        byte[] png = ImageEncoder.encode(picture, "png", ImageEncoder.USUAL_QUALITY);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }
}
