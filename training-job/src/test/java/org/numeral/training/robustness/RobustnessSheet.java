package org.numeral.training.robustness;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult;
import org.numeral.model.testing.RealMnist;

/**
 * All kinds in one picture, to look at: a row for each, six pictures and what the network sees of
 * them. Run {@link #main} (from the IDE) with the file to write.
 */
final class RobustnessSheet {

    private static final int CELL = 120;
    private static final int COLUMNS = 6;

    private RobustnessSheet() {}

    /**
     * Writes the sheet; needs the real MNIST.
     *
     * @param args the file
     * @throws Exception if it cannot be written
     */
    public static void main(String[] args) throws Exception {
        DigitImage[] images = RealMnist.images("train");
        Random random = new Random(7);
        DigitImage[] digits = new DigitImage[COLUMNS];
        Arrays.setAll(digits, i -> images[50_000 + random.nextInt(10_000)]);
        ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);
        int rows = RobustnessKind.values().length;
        BufferedImage sheet =
                new BufferedImage(2 * COLUMNS * CELL, rows * CELL, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setColor(Color.PINK);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (RobustnessKind kind : RobustnessKind.values()) {
            for (int i = 0; i < COLUMNS; i++) {
                BufferedImage picture = decoder.decode(kind.picture(digits[i], i));
                int y = kind.ordinal() * CELL;
                show(g, picture, 2 * i * CELL, y);
                if (new DigitPreprocessor().process(picture)
                        instanceof PreprocessingResult.Digit found) {
                    show(g, grey(found.image()), (2 * i + 1) * CELL, y);
                }
            }
        }
        g.dispose();
        ImageIO.write(sheet, "png", new File(args[0]));
    }

    private static BufferedImage grey(DigitImage digit) {
        BufferedImage image =
                new BufferedImage(DigitImage.SIZE, DigitImage.SIZE, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, DigitImage.SIZE, DigitImage.SIZE, digit.toBytes());
        return image;
    }

    private static void show(Graphics2D g, BufferedImage image, int x, int y) {
        double scale = (CELL - 4.0) / Math.max(image.getWidth(), image.getHeight());
        g.drawImage(
                image,
                x + 2,
                y + 2,
                (int) (image.getWidth() * scale),
                (int) (image.getHeight() * scale),
                null);
    }
}
