package org.numeral.model.number;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Black pen strokes on white paper. */
final class Drawing {

    private static final int PEN = 8;

    private final BufferedImage picture;
    private final Graphics2D graphics;

    Drawing(int width, int height) {
        picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(PEN));
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** A filled rectangle, with exactly these pixels. */
    Drawing bar(int x, int y, int width, int height) {
        graphics.fillRect(x, y, width, height);
        return this;
    }

    /** A zero in a box. */
    Drawing ring(int x, int y, int width, int height) {
        graphics.drawOval(
                x + PEN / 2, y + PEN / 2, width - PEN, height - PEN); // the pen's middle line
        return this;
    }

    BufferedImage picture() {
        graphics.dispose();
        return picture;
    }
}
