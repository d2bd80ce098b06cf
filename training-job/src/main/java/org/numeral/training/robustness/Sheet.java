package org.numeral.training.robustness;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.function.DoubleBinaryOperator;
import org.numeral.training.synthetic.Chance;

/** A picture that is being made: paper, what is on it, its light, and the camera's noise. */
final class Sheet {

    private final int width;
    private final int height;

    /** Red, green and blue of each pixel; may leave 0 to 255 until the picture is finished. */
    private final float[] rgb;

    Sheet(int width, int height, Color paper) {
        this.width = width;
        this.height = height;
        this.rgb = new float[3 * width * height];
        fill(0, 0, width, height, paper, 1);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Lays the ink on the paper, its square's corner at (left, top), perhaps partly outside. */
    Sheet write(Ink ink, int left, int top, Color colour) {
        for (int y = Math.max(0, -top); y < Math.min(ink.side(), height - top); y++) {
            for (int x = Math.max(0, -left); x < Math.min(ink.side(), width - left); x++) {
                mix(left + x, top + y, colour, ink.at(x, y));
            }
        }
        return this;
    }

    /** Colours a rectangle, as far as it is on the sheet. */
    Sheet fill(int left, int top, int width, int height, Color colour, double opacity) {
        for (int y = Math.max(0, top); y < Math.min(this.height, top + height); y++) {
            for (int x = Math.max(0, left); x < Math.min(this.width, left + width); x++) {
                mix(x, y, colour, (float) opacity);
            }
        }
        return this;
    }

    /**
     * Colours the whole sheet.
     *
     * @param opacity 0 to 1 at the pixel (x, y)
     */
    Sheet paint(Color colour, DoubleBinaryOperator opacity) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mix(x, y, colour, (float) opacity.applyAsDouble(x, y));
            }
        }
        return this;
    }

    /** The paper's fibres: lighter and darker spots of about three pixels. */
    Sheet grain(double deviation, Chance chance) {
        float[] noise = new float[width * height];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) chance.bell();
        }
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                // the sum of nine has three times the deviation of one
                float sum = 0;
                for (int row = at - width; row <= at + width; row += width) {
                    sum += noise[row - 1] + noise[row] + noise[row + 1];
                }
                add(at, (float) (deviation * sum / 3));
            }
        }
        return this;
    }

    /** Noise of the camera's sensor, each pixel and colour for itself. */
    Sheet noise(double deviation, Chance chance) {
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] += (float) (deviation * chance.bell());
        }
        return this;
    }

    /**
     * Light that falls unevenly.
     *
     * @param brightness the factor at (u, v), both -1 to 1 from the left and from the top
     */
    Sheet light(DoubleBinaryOperator brightness) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double factor = brightness.applyAsDouble(2.0 * x / width - 1, 2.0 * y / height - 1);
                int at = 3 * (y * width + x);
                for (int i = at; i < at + 3; i++) {
                    rgb[i] *= (float) factor;
                }
            }
        }
        return this;
    }

    BufferedImage image() {
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = level(3 * i) << 16 | level(3 * i + 1) << 8 | level(3 * i + 2);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        return image;
    }

    private int level(int at) {
        return Math.max(0, Math.min(255, Math.round(rgb[at])));
    }

    private void add(int pixel, float amount) {
        for (int i = 3 * pixel; i < 3 * pixel + 3; i++) {
            rgb[i] += amount;
        }
    }

    private void mix(int x, int y, Color colour, float opacity) {
        int at = 3 * (y * width + x);
        rgb[at] += (colour.getRed() - rgb[at]) * opacity;
        rgb[at + 1] += (colour.getGreen() - rgb[at + 1]) * opacity;
        rgb[at + 2] += (colour.getBlue() - rgb[at + 2]) * opacity;
    }
}
