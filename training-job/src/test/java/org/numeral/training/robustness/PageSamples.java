package org.numeral.training.robustness;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageException;
import org.numeral.model.image.ImageLimits;
import org.numeral.training.synthetic.Chance;
import org.numeral.training.synthetic.Handwriting;

/**
 * Draws the sample pictures of the service's page, all from the project's synthetic digits. Run
 * {@link #main} (from the IDE) with the folder to write to; the same files come out each time.
 */
final class PageSamples {

    private static final int SIDE = 128;
    private static final int GRID = 96;

    private final Path folder;

    private PageSamples(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the samples.
     *
     * @param args the folder
     * @throws Exception if one cannot be written
     */
    public static void main(String[] args) throws Exception {
        new PageSamples(Files.createDirectories(Path.of(args[0]))).write();
    }

    private void write() throws IOException, ImageException {
        drawn("plain-3", 3, 4);
        drawn("plain-5", 5, 2);
        drawn("crossed-7", 7, 11);
        kind("corner-2", 2, RobustnessKind.OFF_CENTRE, "png");
        kind("thin-6", 6, RobustnessKind.THIN_STROKES, "jpg");
        kind("thick-8", 8, RobustnessKind.THICK_STROKES, "jpg");
        kind("chalk-4", 4, RobustnessKind.INVERTED, "jpg");
        kind("lined-9", 9, RobustnessKind.LINED_PAPER, "jpg");
        kind("shadow-0", 0, RobustnessKind.SHADOW_EDGE, "jpg");
        kind("tilted-1", 1, RobustnessKind.SLIGHT_ROTATION, "jpg");
        save("letter", "png", NonDigits.picture(NonDigitFamily.TEST, 7, 3).picture());
        save("scribble", "png", NonDigits.picture(NonDigitFamily.TEST, 3, 8).picture());
        number(2, 0, 4, 7);
    }

    private void drawn(String name, int digit, long seed) throws IOException {
        BufferedImage sheet = sheet(SIDE);
        place(sheet, digit, seed, (SIDE - GRID) / 2);
        save(name, "png", sheet);
    }

    private void number(int... digits) throws IOException {
        BufferedImage sheet = sheet(digits.length * GRID);
        for (int i = 0; i < digits.length; i++) {
            place(sheet, digits[i], 60 + i, i * GRID);
        }
        save("number", "png", sheet);
    }

    private void kind(String name, int digit, RobustnessKind kind, String format)
            throws IOException, ImageException {
        Chance chance = new Chance(5, digit, 1);
        DigitImage image =
                Handwriting.normalise(
                                Handwriting.write(Handwriting.digit(digit, chance), chance, GRID),
                                GRID)
                        .orElseThrow();
        ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);
        save(name, format, decoder.decode(kind.picture(image, 3)));
    }

    private static BufferedImage sheet(int width) {
        BufferedImage sheet = new BufferedImage(width, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, SIDE);
        g.dispose();
        return sheet;
    }

    private static void place(BufferedImage sheet, int digit, long seed, int left) {
        Chance chance = new Chance(seed, digit, 0);
        float[] ink = Handwriting.write(Handwriting.digit(digit, chance), chance, GRID);
        for (int i = 0; i < ink.length; i++) {
            int x = left + i % GRID;
            int y = (SIDE - GRID) / 2 + i / GRID;
            sheet.getRaster().setSample(x, y, 0, Math.round(255 * (1 - ink[i])));
        }
    }

    /** Writes a picture, of a size that a page can afford. */
    private void save(String name, String format, BufferedImage picture) throws IOException {
        double scale = Math.min(1, (double) SIDE / picture.getHeight());
        int width = (int) Math.round(picture.getWidth() * scale);
        int height = (int) Math.round(picture.getHeight() * scale);
        boolean grey = picture.getType() == BufferedImage.TYPE_BYTE_GRAY;
        BufferedImage small =
                new BufferedImage(
                        width,
                        height,
                        grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, width, height, null);
        g.dispose();
        ImageIO.write(small, format, folder.resolve(name + "." + format).toFile());
    }
}
