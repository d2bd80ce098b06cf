package org.numeral.model.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * Turns the four inks of a printer's JPEG into red, green and blue. The JDK's reader gives such a
 * picture only as raw samples. No colour profile is applied: a digit does not need one.
 */
final class CmykRaster {

    private static final int YCCK = 2;

    private CmykRaster() {}

    /**
     * Converts.
     *
     * @param inks four samples a pixel, 0 to 255
     * @param adobeTransform 2 if the first three samples are YCbCr; -1 if no Adobe program wrote
     *     the file, and then the samples are not inverted
     * @return the picture
     */
    static BufferedImage toRgb(Raster inks, int adobeTransform) {
        int width = inks.getWidth();
        int height = inks.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[4 * width];
        int[] colours = new int[width];
        for (int y = 0; y < height; y++) {
            inks.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                colours[x] = rgb(row, 4 * x, adobeTransform);
            }
            image.setRGB(0, y, width, 1, colours, 0, width);
        }
        return image;
    }

    /** Adobe stores light (255 for no ink), others store ink. */
    private static int rgb(int[] row, int at, int adobeTransform) {
        float first = row[at];
        float second = row[at + 1];
        float third = row[at + 2];
        float black = row[at + 3];
        if (adobeTransform == YCCK) {
            // ITU-T T.871: YCbCr to RGB
            float luma = first;
            float blue = second - 128;
            float red = third - 128;
            first = luma + 1.402f * red;
            second = luma - 0.344136f * blue - 0.714136f * red;
            third = luma + 1.772f * blue;
        }
        if (adobeTransform < 0) {
            first = 255 - first;
            second = 255 - second;
            third = 255 - third;
            black = 255 - black;
        }
        float light = black / 255;
        return level(first * light) << 16 | level(second * light) << 8 | level(third * light);
    }

    private static int level(float value) {
        return Math.max(0, Math.min(255, Math.round(value)));
    }
}
