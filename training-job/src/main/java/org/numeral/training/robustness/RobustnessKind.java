package org.numeral.training.robustness;

import java.util.Locale;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.synthetic.Chance;

/**
 * How people write and photograph digits: each kind makes a picture file of a clean MNIST digit.
 *
 * <p>Drawn after what people send, whatever the preprocessing makes of it. Sizes are chosen at
 * random within each kind, as are places, colours and light.
 */
public enum RobustnessKind {
    /** The digit as it is in MNIST: the sanity check, which is no part of the average. */
    PLAIN("28x28, white on black, as in MNIST", ScreenPictures::plain),
    /** Drawn by a program of its own: 28x28, black on white, not centred, not 20 high. */
    SMALL_FILE("28x28, black on white, off-centre and too small", ScreenPictures::smallFile),
    /** A digit somewhere on 1600x1200. */
    LARGE_CANVAS("somewhere on 1600x1200", ScreenPictures::largeCanvas),
    /** Drawn into a corner or along an edge of a drawing pad. */
    OFF_CENTRE("at an edge or in a corner of 280x280", ScreenPictures::offCentre),
    /** A twentieth of the picture's height. */
    SMALL_DIGIT("4 to 8 % of the height of 1000x1000", ScreenPictures::smallDigit),
    /** Cut along the outermost ink. */
    TIGHT_CROP("cut along the ink", ScreenPictures::tightCrop),
    /** A fine pen. */
    THIN_STROKES("lines of 2 to 5 pixels at a height of 230", PaperPictures::thin),
    /** A marker. */
    THICK_STROKES("strokes 10 to 24 pixels wider at a height of 200", PaperPictures::thick),
    /** Pale pencil on grained paper. */
    FAINT_PENCIL("pale grey on off-white", PaperPictures::pencil),
    /** Chalk on a blackboard, or a dark theme. */
    INVERTED("light on dark, grained", PaperPictures::inverted),
    /** Any ink on any paper, both coloured. */
    COLOURED("coloured ink on coloured paper", PaperPictures::coloured),
    /** Paler ruled lines or squares run through the digit, level or a little tilted. */
    LINED_PAPER("on ruled or squared paper, tilted by up to 3 degrees", PaperPictures::lined),
    /** Specks on the sheet, and the dark table beside it. */
    SPECKS_AND_EDGE("with specks and the edge of the page", PaperPictures::messy),
    /** Up to 15 degrees. */
    SLIGHT_ROTATION("turned by up to 15 degrees", PaperPictures::rotated),
    /** A lamp at one side, dark corners, grained paper. */
    UNEVEN_LIGHT("uneven light, paper grain, sensor noise", Photographs::unevenLight),
    /** The edge of a shadow runs over the sheet. */
    SHADOW_EDGE("half in a shadow", Photographs::shadow),
    /** Saved far too small. */
    JPEG_ARTEFACTS("JPEG of quality 10 to 30", Photographs::jpeg),
    /** The camera was held sideways or upside down and noted that in the file. */
    EXIF_ROTATED("stored sideways, with an EXIF orientation", Photographs::exifRotated),
    /** Ink on nothing: black, white or coloured. */
    TRANSPARENT("ink on transparent ground", ScreenPictures::transparent);

    private final String description;
    private final Drawing drawing;

    RobustnessKind(String description, Drawing drawing) {
        this.description = description;
        this.drawing = drawing;
    }

    /** From a digit to a file. */
    @FunctionalInterface
    interface Drawing {
        byte[] draw(DigitImage digit, Chance chance);
    }

    /**
     * The name in words.
     *
     * @return such as "large canvas"
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * What is particular about such a picture.
     *
     * @return a few words
     */
    public String description() {
        return description;
    }

    /**
     * Makes a picture.
     *
     * @param digit as it is in MNIST
     * @param seed the same seed gives the same file
     * @return a PNG or JPEG file
     */
    public byte[] picture(DigitImage digit, long seed) {
        return picture(digit, seed, 0);
    }

    byte[] picture(DigitImage digit, long seed, long index) {
        return drawing.draw(digit, new Chance(seed, ordinal(), index));
    }
}
