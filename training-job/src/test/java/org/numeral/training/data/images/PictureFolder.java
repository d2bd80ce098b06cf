package org.numeral.training.data.images;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes pictures that are told apart by a stroke whose place depends on a number. */
final class PictureFolder {

    private PictureFolder() {}

    /** Pictures {@code first} to {@code first + count - 1} in each of the folders 0 to 9. */
    static void fill(Path folder, int first, int count) throws IOException {
        for (int digit = 0; digit < 10; digit++) {
            for (int i = first; i < first + count; i++) {
                write(folder.resolve(digit + "/" + i + ".png"), digit * 1_000 + i);
            }
        }
    }

    static void write(Path file, int number) throws IOException {
        write(file, number, "png");
    }

    static void write(Path file, int number, String format) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(stroke(number), format, file.toFile());
    }

    static void writeBlank(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(white(), "png", file.toFile());
    }

    static BufferedImage stroke(int number) {
        BufferedImage image = white();
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(4));
        int x = 10 + number % 37;
        int y = 10 + number / 37 % 41;
        pen.drawLine(x, 10, 50, y);
        pen.drawLine(50, y, 15 + number % 7 * 5, 52);
        pen.dispose();
        return image;
    }

    private static BufferedImage white() {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 64, 64);
        pen.dispose();
        return image;
    }
}
