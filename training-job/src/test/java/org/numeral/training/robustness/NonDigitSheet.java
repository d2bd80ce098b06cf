package org.numeral.training.robustness;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.numeral.model.digit.DigitImage;

/**
 * What the network sees of non-digits, to look at: the training family above, the test family below
 * a line; a row of 24 for each kind. Run {@link #main} (from the IDE) with the file to write.
 */
final class NonDigitSheet {

    private static final int CELL = 2 * DigitImage.SIZE + 4;
    private static final int COLUMNS = 24;

    private NonDigitSheet() {}

    /**
     * Writes the sheet.
     *
     * @param args the file
     * @throws IOException if it cannot be written
     */
    public static void main(String[] args) throws IOException {
        int kinds = NonDigitKind.values().length;
        BufferedImage sheet =
                new BufferedImage(COLUMNS * CELL, 4 * kinds * CELL, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.PINK);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (NonDigitFamily family : NonDigitFamily.values()) {
            List<NonDigit> drawn = NonDigits.draw(family, kinds * 2 * COLUMNS, 1);
            for (int i = 0; i < drawn.size(); i++) {
                int column = i / kinds % COLUMNS;
                int row = 2 * (i % kinds) + i / kinds / COLUMNS + 2 * kinds * family.ordinal();
                int x = column * CELL + 2;
                int y = row * CELL + 2;
                drawn.get(i)
                        .input()
                        .ifPresent(
                                digit -> g.drawImage(grey(digit), x, y, CELL - 4, CELL - 4, null));
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
}
