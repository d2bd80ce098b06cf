package org.numeral.model.preprocess;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * The colours of a picture as arrays, taken from its raster once.
 *
 * @param width in pixels
 * @param height in pixels
 * @param grey unsigned bytes if the picture is grey and opaque, else null; perhaps the picture's
 *     own, not to be changed
 * @param argb alpha, red, green and blue of each pixel if it is not grey, else null
 */
@SuppressWarnings("ArrayRecordComponent")
record ColourPlanes(int width, int height, byte[] grey, int[] argb) {

    /**
     * Reads the raster.
     *
     * @param image of any colour model
     * @return its colours; of samples with more than 8 bits, the upper 8
     */
    static ColourPlanes of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        ColorModel colours = image.getColorModel();
        if (isGrey(colours)) {
            return new ColourPlanes(width, height, greyLevels(image.getRaster(), colours), null);
        }
        int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
        return of(width, height, argb);
    }

    /** The same, with transparent parts laid on a grey level; only for a picture with colours. */
    ColourPlanes onto(int backdrop) {
        return of(width, height, Backdrop.flatten(argb, backdrop));
    }

    /** A part of the picture, copied. */
    ColourPlanes crop(Box box) {
        int pixels = box.width() * box.height();
        byte[] partOfGrey = grey == null ? null : new byte[pixels];
        int[] partOfArgb = argb == null ? null : new int[pixels];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(
                    grey == null ? argb : grey,
                    (box.y() + y) * width + box.x(),
                    grey == null ? partOfArgb : partOfGrey,
                    y * box.width(),
                    box.width());
        }
        return new ColourPlanes(box.width(), box.height(), partOfGrey, partOfArgb);
    }

    /** Whether two pixels have the same colour. */
    boolean areEqual(int one, int other) {
        return grey == null ? argb[one] == argb[other] : grey[one] == grey[other];
    }

    /**
     * The first pixel of a row that differs from its first one.
     *
     * @param y the row
     * @return its column, the picture's width if there is none
     */
    int firstOther(int y) {
        int from = y * width;
        int to = from + width;
        // a row of one colour equals itself a pixel further on
        int same =
                grey == null
                        ? Arrays.mismatch(argb, from, to - 1, argb, from + 1, to)
                        : Arrays.mismatch(grey, from, to - 1, grey, from + 1, to);
        return same < 0 ? width : same + 1;
    }

    private static ColourPlanes of(int width, int height, int[] argb) {
        return isGrey(argb)
                ? new ColourPlanes(width, height, greyLevels(argb), null)
                : new ColourPlanes(width, height, null, argb);
    }

    /** Samples of a grey picture count as they are: getRGB would bend them by a gamma curve. */
    private static boolean isGrey(ColorModel colours) {
        return colours.getNumComponents() == 1
                && !(colours instanceof java.awt.image.IndexColorModel)
                && colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    private static byte[] greyLevels(Raster raster, ColorModel colours) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int pixels = width * height;
        if (raster.getDataBuffer() instanceof DataBufferByte bytes
                && raster.getSampleModel() instanceof ComponentSampleModel model
                && model.getPixelStride() == 1
                && model.getScanlineStride() == width
                && bytes.getSize() == pixels
                && colours.getComponentSize(0) == 8) {
            return bytes.getData();
        }
        int[] samples =
                raster.getSamples(
                        raster.getMinX(), raster.getMinY(), width, height, 0, (int[]) null);
        long most = (1L << colours.getComponentSize(0)) - 1;
        byte[] grey = new byte[pixels];
        for (int i = 0; i < pixels; i++) {
            grey[i] = (byte) ((255 * (long) samples[i] + most / 2) / most);
        }
        return grey;
    }

    private static boolean isGrey(int[] argb) {
        for (int pixel : argb) {
            int blue = pixel & 0xFF;
            if (pixel >>> 24 != 0xFF
                    || (pixel >> 8 & 0xFF) != blue
                    || (pixel >> 16 & 0xFF) != blue) {
                return false;
            }
        }
        return true;
    }

    private static byte[] greyLevels(int[] argb) {
        byte[] grey = new byte[argb.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) argb[i];
        }
        return grey;
    }
}
