package org.numeral.inference.benchmark;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.function.Function;
import org.numeral.inference.testing.Pictures;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult;

/** The kinds of files that are measured. */
public enum UploadedPicture {
    /** 28x28 in MNIST's form, which passes through the preprocessing. */
    MNIST_PNG(Pictures::exact),

    /** 280x280, black on white. */
    LARGE_PNG(digit -> Pictures.enlarged(digit, "png")),

    /** 12 megapixels, grainy. */
    PHOTOGRAPH(digit -> Pictures.photograph(digit, 4000, 3000));

    private static final int SHEET = 280;

    private final Function<DigitImage, byte[]> factory;

    UploadedPicture(Function<DigitImage, byte[]> factory) {
        this.factory = factory;
    }

    /** The bytes of the file. */
    public byte[] file() {
        return factory.apply(digit());
    }

    /** A two as the network takes it. */
    public static DigitImage digit() {
        BufferedImage sheet = new BufferedImage(SHEET, SHEET, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, SHEET, SHEET);
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke(24, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D two = new Path2D.Double();
        two.moveTo(90, 100);
        two.curveTo(100, 20, 220, 50, 180, 130);
        two.lineTo(90, 220);
        two.lineTo(200, 220);
        g.draw(two);
        g.dispose();
        if (new DigitPreprocessor().process(sheet) instanceof PreprocessingResult.Digit found) {
            return found.image();
        }
        throw new IllegalStateException("the drawn digit was not found");
    }
}
