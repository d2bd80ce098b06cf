package org.numeral.training.robustness;

import java.awt.Color;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.synthetic.Chance;

/** Scanned paper: even light, little noise, many pens. */
final class PaperPictures {

    private static final int SIDE = 280;
    private static final double SCANNER_NOISE = 3;

    private PaperPictures() {}

    static byte[] thin(DigitImage digit, Chance chance) {
        int side = 320;
        Ink ink = Ink.of(digit, side).thin(chance.between(2, 5));
        return on(Colours.paper(chance), ink, Colours.pen(chance), chance);
    }

    static byte[] thick(DigitImage digit, Chance chance) {
        Ink ink = Ink.of(digit, SIDE).thick(chance.between(5, 12));
        return on(Colours.paper(chance), ink, Colours.pen(chance), chance);
    }

    static byte[] pencil(DigitImage digit, Chance chance) {
        Color paper = Colours.grey(225 + chance.below(21));
        Color ink = Colours.grey(155 + chance.below(31));
        return png(onto(paper, Ink.of(digit, SIDE), ink, chance).grain(3, chance), chance);
    }

    static byte[] inverted(DigitImage digit, Chance chance) {
        Color board =
                Color.getHSBColor(
                        (float) chance.between(0.3, 0.7),
                        (float) chance.between(0, 0.5),
                        (float) chance.between(0, 0.25));
        Color chalk = Colours.grey(200 + chance.below(56));
        return png(onto(board, Ink.of(digit, SIDE), chalk, chance).grain(8, chance), chance);
    }

    /** The hues are at least a fifth of the circle apart, or nobody would write like that. */
    static byte[] coloured(DigitImage digit, Chance chance) {
        float hue = (float) chance.unit();
        float other = hue + (float) chance.between(0.2, 0.8);
        Color paper = Color.getHSBColor(hue, (float) chance.between(0.2, 0.6), 0.85f);
        Color ink = Color.getHSBColor(other, 0.9f, (float) chance.between(0.4, 0.7));
        return on(paper, Ink.of(digit, SIDE), ink, chance);
    }

    static byte[] lined(DigitImage digit, Chance chance) {
        Ink ink = Ink.of(digit, 200 + chance.below(121));
        Sheet sheet = RuledPaper.sheet(500, 400, chance);
        return png(place(sheet, ink, Colours.pen(chance), chance), chance);
    }

    static byte[] messy(DigitImage digit, Chance chance) {
        Sheet sheet = new Sheet(500, 400, Colours.paper(chance));
        for (int i = 0; i < 12; i++) {
            int size = 2 + chance.below(4);
            int x = chance.below(sheet.width());
            sheet.fill(x, chance.below(sheet.height()), size, size, Colours.grey(40), 1);
        }
        int edge = 10 + chance.below(30);
        sheet.fill(0, 0, edge, sheet.height(), new Color(60, 45, 35), 1);
        int left = edge + 10 + chance.below(150);
        sheet.write(Ink.of(digit, 260), left, chance.below(140), Colours.pen(chance));
        return png(sheet, chance);
    }

    static byte[] rotated(DigitImage digit, Chance chance) {
        double angle = Math.toRadians(chance.between(-15, 15));
        return on(Colours.paper(chance), Ink.of(digit, SIDE, angle), Colours.pen(chance), chance);
    }

    private static byte[] on(Color paper, Ink ink, Color pen, Chance chance) {
        return png(onto(paper, ink, pen, chance), chance);
    }

    /** A sheet a little larger than the digit's square, which lies anywhere on it. */
    private static Sheet onto(Color paper, Ink ink, Color pen, Chance chance) {
        int width = ink.side() + 20 + chance.below(100);
        int height = ink.side() + 20 + chance.below(100);
        return place(new Sheet(width, height, paper), ink, pen, chance);
    }

    private static Sheet place(Sheet sheet, Ink ink, Color pen, Chance chance) {
        int left = chance.below(sheet.width() - ink.side() + 1);
        int top = chance.below(sheet.height() - ink.side() + 1);
        return sheet.write(ink, left, top, pen);
    }

    private static byte[] png(Sheet sheet, Chance chance) {
        return ScreenPictures.png(sheet.noise(SCANNER_NOISE, chance).image());
    }
}
