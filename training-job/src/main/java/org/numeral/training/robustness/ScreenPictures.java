package org.numeral.training.robustness;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageEncoder;
import org.numeral.training.synthetic.Chance;

/** Pictures as programs make them: even paper, no noise. */
final class ScreenPictures {

    private static final int PAD = 280;

    private ScreenPictures() {}

    static byte[] plain(DigitImage digit, Chance chance) {
        int size = DigitImage.SIZE;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, size, size, digit.toBytes());
        return png(image);
    }

    static byte[] smallFile(DigitImage digit, Chance chance) {
        int side = 16 + chance.below(9);
        int free = DigitImage.SIZE - side;
        return png(
                new Sheet(DigitImage.SIZE, DigitImage.SIZE, Color.WHITE)
                        .write(
                                Ink.of(digit, side),
                                chance.below(free + 1),
                                chance.below(free + 1),
                                Color.BLACK)
                        .image());
    }

    static byte[] largeCanvas(DigitImage digit, Chance chance) {
        int side = 250 + chance.below(231);
        return anywhere(1600, 1200, Ink.of(digit, side), chance);
    }

    static byte[] smallDigit(DigitImage digit, Chance chance) {
        int side = 60 + chance.below(51);
        return anywhere(1000, 1000, Ink.of(digit, side), chance);
    }

    /** The square's margin of a seventh may be cut off: the ink then nearly touches the edge. */
    static byte[] offCentre(DigitImage digit, Chance chance) {
        int side = 120 + chance.below(71);
        int least = -side / 9;
        int most = PAD - side - least;
        boolean atSide = chance.happens(0.5);
        boolean atTopOrFoot = !atSide || chance.happens(0.5);
        int left = atSide ? edge(least, most, chance) : least + chance.below(most - least);
        int top = atTopOrFoot ? edge(least, most, chance) : least + chance.below(most - least);
        return png(
                new Sheet(PAD, PAD, Color.WHITE)
                        .write(Ink.of(digit, side), left, top, Color.BLACK)
                        .image());
    }

    static byte[] tightCrop(DigitImage digit, Chance chance) {
        BufferedImage image =
                new Sheet(PAD, PAD, Color.WHITE)
                        .write(Ink.of(digit, PAD), 0, 0, Color.BLACK)
                        .image();
        int left = PAD;
        int right = 0;
        int top = PAD;
        int bottom = 0;
        for (int y = 0; y < PAD; y++) {
            for (int x = 0; x < PAD; x++) {
                if ((image.getRGB(x, y) & 0xFF) < 128) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return png(image.getSubimage(left, top, right - left + 1, bottom - top + 1));
    }

    static byte[] transparent(DigitImage digit, Chance chance) {
        Ink ink = Ink.of(digit, PAD);
        int rgb =
                switch (chance.below(3)) {
                    case 0 -> 0;
                    case 1 -> 0xFFFFFF;
                    default -> Colours.pen(chance).getRGB() & 0xFFFFFF;
                };
        int[] pixels = new int[PAD * PAD];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.round(255 * ink.cover()[i]) << 24 | rgb;
        }
        BufferedImage image = new BufferedImage(PAD, PAD, BufferedImage.TYPE_INT_ARGB);
        image.getRaster().setDataElements(0, 0, PAD, PAD, pixels);
        return png(image);
    }

    static byte[] png(BufferedImage image) {
        return ImageEncoder.encode(image, "png", ImageEncoder.FASTEST_PNG);
    }

    private static byte[] anywhere(int width, int height, Ink ink, Chance chance) {
        return png(
                new Sheet(width, height, Color.WHITE)
                        .write(
                                ink,
                                chance.below(width - ink.side()),
                                chance.below(height - ink.side()),
                                Color.BLACK)
                        .image());
    }

    private static int edge(int least, int most, Chance chance) {
        int inwards = chance.below(15);
        return chance.happens(0.5) ? least + inwards : most - inwards;
    }
}
