package org.numeral.model.preprocess;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/**
 * The colours of a picture as arrays, taken from its raster once.
 *
 * @param width in pixels
 * @param height in pixels
 * @param grey 0 to 255 if the picture is grey and opaque, else null
 * @param argb alpha, red, green and blue of each pixel if it is not grey, else null
 */
@SuppressWarnings("ArrayRecordComponent")
record ColourPlanes(int width, int height, float[] grey, int[] argb) {

    /**
     * Reads the raster.
     *
     * @param image of any colour model
     * @return its colours
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

    private static float[] greyLevels(Raster raster, ColorModel colours) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        float[] grey = new float[width * height];
        if (raster.getDataBuffer() instanceof DataBufferByte bytes
                && raster.getSampleModel() instanceof ComponentSampleModel model
                && model.getPixelStride() == 1
                && model.getScanlineStride() == width
                && bytes.getSize() == grey.length
                && colours.getComponentSize(0) == 8) {
            byte[] data = bytes.getData();
            for (int i = 0; i < grey.length; i++) {
                grey[i] = data[i] & 0xFF;
            }
            return grey;
        }
        raster.getSamples(raster.getMinX(), raster.getMinY(), width, height, 0, grey);
        float scale = 255f / ((1L << colours.getComponentSize(0)) - 1);
        for (int i = 0; i < grey.length; i++) {
            grey[i] *= scale;
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

    private static float[] greyLevels(int[] argb) {
        float[] grey = new float[argb.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = argb[i] & 0xFF;
        }
        return grey;
    }
}
