package org.numeral.model.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Hashtable;

/**
 * How a camera was held, as EXIF tag 274 says it (Exif 2.32, section 4.6.4 A): a phone stores the
 * sensor's rows and notes the turn.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    MIRRORED_UPSIDE_DOWN(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_LEFT(true, true, false),
    TRANSVERSED(true, true, true),
    TURNED_RIGHT(true, false, true);

    private final boolean swapsAxes;
    private final boolean mirrorsX;
    private final boolean mirrorsY;

    Orientation(boolean swapsAxes, boolean mirrorsX, boolean mirrorsY) {
        this.swapsAxes = swapsAxes;
        this.mirrorsX = mirrorsX;
        this.mirrorsY = mirrorsY;
    }

    /**
     * Finds the orientation in EXIF data. What cannot be read counts as upright: a picture is not
     * refused because of its notes.
     *
     * @param exif begins with the TIFF header, or with "Exif" and two zero bytes before it
     * @return the orientation
     */
    static Orientation ofExif(byte[] exif) {
        byte[] data = exif;
        if (exif.length > 6 && Bytes.ascii(exif, 0, 6).equals("Exif\0\0")) {
            data = java.util.Arrays.copyOfRange(exif, 6, exif.length);
        }
        long value =
                TiffDirectory.read(data)
                        .map(directory -> directory.first(TiffDirectory.ORIENTATION, 1))
                        .orElse(1L);
        return value >= 1 && value <= values().length ? values()[(int) value - 1] : UPRIGHT;
    }

    /**
     * Turns a picture upright.
     *
     * @param image as stored
     * @return upright, of the same colour model; the same object if there is nothing to do
     */
    BufferedImage apply(BufferedImage image) {
        if (this == UPRIGHT) {
            return image;
        }
        int width = swapsAxes ? image.getHeight() : image.getWidth();
        int height = swapsAxes ? image.getWidth() : image.getHeight();
        Raster source = image.getRaster();
        ColorModel colours = image.getColorModel();
        WritableRaster target = source.createCompatibleWritableRaster(width, height);
        Object pixel = null;
        for (int y = 0; y < height; y++) {
            int across = mirrorsY ? height - 1 - y : y;
            for (int x = 0; x < width; x++) {
                int along = mirrorsX ? width - 1 - x : x;
                pixel =
                        swapsAxes
                                ? source.getDataElements(across, along, pixel)
                                : source.getDataElements(along, across, pixel);
                target.setDataElements(x, y, pixel);
            }
        }
        return new BufferedImage(
                colours, target, image.isAlphaPremultiplied(), new Hashtable<String, Object>());
    }
}
