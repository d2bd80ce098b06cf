package org.numeral.training.robustness;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageEncoder;
import org.numeral.training.synthetic.Chance;

/** Pictures as phones take them: light, grain, noise and JPEG. */
final class Photographs {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;
    private static final double CAMERA_QUALITY = 0.85;

    private Photographs() {}

    /** Bright on one side, a third as bright on the other at worst, and darker in the corners. */
    static byte[] unevenLight(DigitImage digit, Chance chance) {
        double angle = chance.between(0, 2 * Math.PI);
        double slope = chance.between(0.1, 0.3);
        double corners = chance.between(0.03, 0.15);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        Sheet sheet =
                written(digit, chance)
                        .grain(chance.between(2, 6), chance)
                        .light(
                                (u, v) ->
                                        0.75
                                                + slope * (u * cos + v * sin)
                                                - corners * (u * u + v * v));
        return jpeg(sheet.noise(chance.between(2, 8), chance).image(), CAMERA_QUALITY);
    }

    /**
     * The shadow of a hand or of the phone: its edge is soft, its inside a third darker or more.
     */
    static byte[] shadow(DigitImage digit, Chance chance) {
        double angle = chance.between(0, 2 * Math.PI);
        double offset = chance.between(-0.4, 0.4);
        double depth = chance.between(0.3, 0.55);
        double sharpness = chance.between(8, 30);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        Sheet sheet =
                written(digit, chance)
                        .grain(3, chance)
                        .light(
                                (u, v) -> {
                                    double inside = sharpness * (u * cos + v * sin + offset);
                                    return 0.9 * (1 - depth / (1 + StrictMath.exp(-inside)));
                                });
        return jpeg(sheet.noise(4, chance).image(), CAMERA_QUALITY);
    }

    static byte[] jpeg(DigitImage digit, Chance chance) {
        return jpeg(written(digit, chance).noise(2, chance).image(), chance.between(0.1, 0.3));
    }

    static byte[] exifRotated(DigitImage digit, Chance chance) {
        BufferedImage upright = written(digit, chance).grain(3, chance).noise(3, chance).image();
        ExifJpeg.Turn turn = ExifJpeg.Turn.values()[chance.below(ExifJpeg.Turn.values().length)];
        return ExifJpeg.withOrientation(jpeg(turn.stored(upright), CAMERA_QUALITY), turn);
    }

    /** A pen on paper, the digit a half to nine tenths of the picture's height. */
    private static Sheet written(DigitImage digit, Chance chance) {
        Color paper = Colours.paper(chance);
        Ink ink = Ink.of(digit, 200 + chance.below(141));
        return new Sheet(WIDTH, HEIGHT, paper)
                .write(
                        ink,
                        chance.below(WIDTH - ink.side()),
                        chance.below(HEIGHT - ink.side()),
                        Colours.pen(chance));
    }

    private static byte[] jpeg(BufferedImage image, double quality) {
        return ImageEncoder.encode(image, "jpeg", quality);
    }
}
