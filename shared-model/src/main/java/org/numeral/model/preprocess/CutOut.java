package org.numeral.model.preprocess;

import org.numeral.model.preprocess.InkFinder.Found;

/**
 * The strokes of one digit, cut out of a picture.
 *
 * @param strokes 0 for paper to 1 for full ink, in the smallest box
 * @param place of that box in the whole picture
 */
record CutOut(GreyImage strokes, Box place) {

    /**
     * A digit of this many pixels is cut out of the reduced picture, more than twice as fine as
     * what the network sees; a smaller one out of the whole picture.
     */
    private static final int FINE_SIDE = 48;

    /**
     * Cuts a digit out.
     *
     * @param sheet with a threshold
     * @param found the digit's strokes
     * @param isCrowded whether there are strokes beside it that are not the digit's but not specks
     *     either, so that even their soft edges must stay out
     * @return the digit
     */
    static CutOut of(Separated sheet, Found found, boolean isCrowded) {
        GreyImage ink = sheet.ink();
        Detail detail = sheet.detail();
        int factor = found.box().longerSide() >= FINE_SIDE ? 1 : detail.factor();
        DigitCrop crop = new DigitCrop(sheet.threshold().orElseThrow(), found, ink, factor);
        Box region = factor == 1 ? crop.region() : detail.unreduced(crop.region());
        GreyImage values = crop.normalise(factor == 1 ? ink.crop(region) : detail.of(region));
        if (isCrowded) {
            values = crop.withoutOthers(values);
        }
        GreyImage strokes = sheet.isClean() && found.dropped() == 0 ? values : crop.masked(values);
        Box box = crop.tightBox(strokes);
        Box cropped =
                new Box(region.x() + box.x(), region.y() + box.y(), box.width(), box.height());
        if (factor == 1) {
            cropped = detail.unreduced(cropped);
        }
        return new CutOut(strokes.crop(box), sheet.inPicture(cropped));
    }
}
