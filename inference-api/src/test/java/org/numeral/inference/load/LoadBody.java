package org.numeral.inference.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageException;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult.Digit;

/**
 * What a load sends again and again.
 *
 * @param name for the table
 * @param contentType of the request
 * @param file that holds the body
 */
record LoadBody(String name, String contentType, Path file) {

    /**
     * A digit as a 28x28 PNG, white on black in MNIST's form, in a form.
     *
     * @param folder for the file
     */
    static LoadBody small(Path folder) throws IOException {
        return form(folder, "28x28 PNG", Pictures.exact(digit()));
    }

    /**
     * The digit ten times as large, black on white, in a form.
     *
     * @param folder for the file
     */
    static LoadBody large(Path folder) throws IOException {
        return form(folder, "280x280 PNG", Pictures.enlarged(digit(), "png"));
    }

    /**
     * A photograph of the digit, 12 megapixels, in a form.
     *
     * @param folder for the file
     */
    static LoadBody photograph(Path folder) throws IOException {
        return form(folder, "12 MP JPEG", Pictures.photograph(digit(), 4000, 3000));
    }

    private static LoadBody form(Path folder, String name, byte[] picture) throws IOException {
        Path file = folder.resolve(name.replace(' ', '-') + ".form");
        return new LoadBody(name, Form.TYPE, Files.write(file, Form.picture(picture)));
    }

    /** A seven as the preprocessing makes it, which passes it unchanged from then on. */
    static DigitImage digit() throws IOException {
        byte[] pixels = new byte[DigitImage.PIXELS];
        Random random = new Random(7);
        for (int i = 0; i < 15; i++) {
            ink(pixels, 7 + i, 6, random);
            ink(pixels, 20 - i / 2, 7 + i, random);
        }
        try {
            return ((Digit)
                            new DigitPreprocessor()
                                    .process(
                                            new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH)
                                                    .decode(
                                                            Pictures.enlarged(
                                                                    DigitImage.of(pixels), "png"))))
                    .image();
        } catch (ImageException e) {
            throw new IOException("the load's own picture cannot be read", e);
        }
    }

    private static void ink(byte[] pixels, int x, int y, Random random) {
        for (int dy = 0; dy < 2; dy++) {
            for (int dx = 0; dx < 2; dx++) {
                pixels[(y + dy) * DigitImage.SIZE + x + dx] = (byte) (200 + random.nextInt(55));
            }
        }
    }
}
