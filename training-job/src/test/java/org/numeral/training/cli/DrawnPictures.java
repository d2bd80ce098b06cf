package org.numeral.training.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.synthetic.SyntheticSource;

/** Folders of digits that the project draws. */
final class DrawnPictures {

    private DrawnPictures() {}

    /** Some pictures of each digit in the folders 0 to 9. */
    static void fill(Path folder, int ofEach) throws IOException {
        LabelledDigits digits = new SyntheticSource(7, 10 * ofEach, 10).load().train();
        for (int i = 0; i < digits.size(); i++) {
            write(folder.resolve(digits.label(i) + "/" + i + ".png"), digits.image(i));
        }
    }

    static void write(Path file, DigitImage digit) throws IOException {
        BufferedImage image =
                new BufferedImage(DigitImage.SIZE, DigitImage.SIZE, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, DigitImage.SIZE, DigitImage.SIZE, digit.toBytes());
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
