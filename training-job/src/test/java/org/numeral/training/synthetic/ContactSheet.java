package org.numeral.training.synthetic;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.testing.RealMnist;
import org.numeral.training.data.LabelledDigits;

/**
 * Many digits in one picture, to compare synthetic with real ones by eye. Run {@link #main} (from
 * the IDE) to write {@code synthetic.png}, and {@code mnist.png} where there are real ones.
 */
final class ContactSheet {

    private static final int COLUMNS = 24;
    private static final int ROWS_PER_DIGIT = 3;
    private static final int ZOOM = 2;
    private static final int CELL = DigitImage.SIZE * ZOOM;

    private ContactSheet() {}

    /**
     * Writes the sheets.
     *
     * @param args the folder to write to; "target" if there is none
     * @throws IOException if a sheet cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target"));
        write(new SyntheticSource(1, 10_000, 10).load().train(), folder.resolve("synthetic.png"));
        if (RealMnist.available()) {
            write(
                    new LabelledDigits(RealMnist.pixels("train"), RealMnist.labels("train")),
                    folder.resolve("mnist.png"));
        }
    }

    /** The first digits of each class, three rows of 24 a class. */
    static void write(LabelledDigits digits, Path file) throws IOException {
        BufferedImage sheet =
                new BufferedImage(
                        COLUMNS * CELL,
                        Prediction.CLASSES * ROWS_PER_DIGIT * CELL,
                        BufferedImage.TYPE_BYTE_GRAY);
        int[] drawn = new int[Prediction.CLASSES];
        for (int i = 0; i < digits.size(); i++) {
            int label = digits.label(i);
            int cell = drawn[label]++;
            if (cell < COLUMNS * ROWS_PER_DIGIT) {
                int row = label * ROWS_PER_DIGIT + cell / COLUMNS;
                draw(digits.image(i), sheet, cell % COLUMNS * CELL, row * CELL);
            }
        }
        ImageIO.write(sheet, "png", file.toFile());
    }

    private static void draw(DigitImage digit, BufferedImage sheet, int left, int top) {
        for (int y = 0; y < CELL; y++) {
            for (int x = 0; x < CELL; x++) {
                int ink = digit.pixel(x / ZOOM, y / ZOOM);
                sheet.getRaster().setSample(left + x, top + y, 0, ink);
            }
        }
    }
}
