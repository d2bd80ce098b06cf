package org.numeral.model.preprocess;

import static java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.testing.RealMnist;

class DigitPreprocessorTest {

    private final DigitPreprocessor preprocessor = new DigitPreprocessor();

    @Test
    @EnabledIf("org.numeral.model.testing.RealMnist#available")
    void everyMnistPictureIsInItsOwnForm() {
        for (String set : new String[] {"train", "t10k"}) {
            assertThat(RealMnist.images(set)).allMatch(d -> MnistForm.matches(d.toBytes()));
        }
    }

    @Test
    @EnabledIf("org.numeral.model.testing.RealMnist#available")
    void cleanPngsComeThroughBitForBit() throws Exception {
        ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);
        for (DigitImage digit : RealMnist.images("t10k")) {
            byte[] png = Pictures.encode(Pictures.raw(digit), "png");
            assertThat(found(decoder.decode(png)).image()).isEqualTo(digit);
        }
    }

    @Test
    void blackOnWhiteGivesTheSameAsWhiteOnBlack() {
        assertThat(found(seven(Color.BLACK, Color.WHITE)).image())
                .isEqualTo(found(seven(Color.WHITE, Color.BLACK)).image());
    }

    @Test
    void theResultIsInMnistsForm() {
        DigitImage seen = found(seven(Color.BLACK, Color.WHITE)).image();
        assertThat(MnistForm.matches(seen.toBytes())).isTrue();
        assertThat(found(Pictures.raw(seen)).image()).isEqualTo(seen);
    }

    @Test
    void saysWhatWasDone() {
        assertThat(found(seven(Color.BLACK, Color.WHITE)).steps())
                .contains("inverted", "centred by its mass")
                .anyMatch(step -> step.startsWith("cropped to "))
                .anyMatch(step -> step.startsWith("scaled to "));
    }

    @Test
    void smallPicturesThatAreNotInMnistsFormAreNormalised() {
        BufferedImage corner = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = corner.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(2, 2, 3, 12);
        g.dispose();
        assertThat(MnistForm.matches(found(corner).image().toBytes())).isTrue();
    }

    @Test
    void transparentPicturesNeedNoBackdropOfTheirOwn() {
        DigitImage black = found(transparent(Color.BLACK)).image();
        DigitImage white = found(transparent(Color.WHITE)).image();
        assertThat(black).isEqualTo(white);
        assertThat(black).isEqualTo(found(seven(Color.BLACK, Color.WHITE)).image());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 60, 128, 200, 254, 255})
    void aBlankSheetHasNoInk(int level) {
        BufferedImage sheet = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(new Color(level, level, level));
        g.fillRect(0, 0, 300, 200);
        g.dispose();
        assertNoInk(sheet);
    }

    @Test
    void aGentleGradientHasNoInk() {
        BufferedImage sheet = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setPaint(new GradientPaint(0, 0, new Color(90, 90, 90), 300, 200, Color.WHITE));
        g.fillRect(0, 0, 300, 200);
        g.dispose();
        assertNoInk(sheet);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.05, 0.1, 0.2, 0.3})
    void darkCornersOfABlankSheetAreNoInk(double darkness) {
        BufferedImage sheet = paper(320, 240, (u, v) -> 1 - darkness * (u * u + v * v));
        assertNoInk(sheet);
        assertNoInk(paper(160, 160, (u, v) -> 0.9 - darkness * ((u - 0.3) * u + v * v)));
    }

    @Test
    void darkCornersAreNoPartOfTheDigit() {
        BufferedImage sheet = paper(400, 300, (u, v) -> 1 - 0.25 * (u * u + v * v));
        draw(sheet.createGraphics(), Color.BLACK);
        assertThat(
                        meanDifference(
                                found(sheet).image(),
                                found(seven(Color.BLACK, Color.WHITE)).image()))
                .isLessThan(2);
    }

    @Test
    void darkFibresAreNoInk() {
        BufferedImage sheet = paper(200, 200, (u, v) -> 0.9);
        Random random = new Random(1);
        for (int i = 0; i < 80; i++) {
            int x = 1 + random.nextInt(196);
            int y = 1 + random.nextInt(196);
            for (int at = 0; at < 6; at++) {
                sheet.getRaster().setSample(x + at % 3, y + at / 3, 0, 190);
            }
        }
        assertNoInk(sheet);
    }

    @Test
    void blankRuledPaperHasNoInk() {
        BufferedImage sheet = paper(400, 300, (u, v) -> 0.95);
        for (int y = 20; y < 300; y += 40) {
            for (int x = 0; x < 400; x++) {
                sheet.getRaster().setSample(x, y + x / 30, 0, 150);
            }
        }
        assertNoInk(sheet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLACK", "WHITE"})
    void aThickEightThatFillsThePictureKeepsItsPolarity(String name) {
        Color ink = name.equals("BLACK") ? Color.BLACK : Color.WHITE;
        BufferedImage image = new BufferedImage(120, 200, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setColor(ink == Color.BLACK ? Color.WHITE : Color.BLACK);
        g.fillRect(0, 0, 120, 200);
        g.setColor(ink);
        g.setStroke(new BasicStroke(28));
        g.drawOval(22, 14, 76, 80);
        g.drawOval(14, 94, 92, 92);
        g.dispose();

        PreprocessingResult.Digit digit = found(image);

        assertThat(digit.steps().contains("inverted")).isEqualTo(ink == Color.BLACK);
        assertThat(digit.steps()).contains("scaled to 12x20");
    }

    @ParameterizedTest
    @ValueSource(ints = {28, 64, 280, 700})
    void noiseHasNoInk(int side) {
        Random random = new Random(side);
        BufferedImage weak = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage strong = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < side * side; i++) {
            int grain = (int) (128 + 20 * random.nextGaussian());
            weak.getRaster().setSample(i % side, i / side, 0, Math.max(0, Math.min(255, grain)));
            strong.getRaster().setSample(i % side, i / side, 0, random.nextInt(256));
        }
        assertNoInk(weak);
        assertNoInk(strong);
    }

    @Test
    void anInvisiblePictureHasNoInk() {
        assertNoInk(new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB));
    }

    @Test
    void picturesOfOnePixelOrOneRowDoNotFail() {
        assertNoInk(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        assertNoInk(new BufferedImage(2000, 1, BufferedImage.TYPE_BYTE_GRAY));
        assertNoInk(new BufferedImage(1, 2000, BufferedImage.TYPE_BYTE_BINARY));
    }

    @Test
    void manyThreadsGetTheSameAnswer() {
        BufferedImage image = seven(new Color(20, 40, 90), new Color(230, 220, 200));
        DigitImage expected = found(image).image();
        assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> found(image).image()))
                .allMatch(expected::equals);
    }

    @Test
    void thinStrokesStayVisible() {
        BufferedImage image = new BufferedImage(600, 600, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 600, 600);
        g.setColor(Color.BLACK);
        g.drawOval(100, 100, 300, 400);
        g.dispose();
        PreprocessingResult.Digit digit = found(image);
        assertThat(digit.steps()).anyMatch(step -> step.startsWith("widened thin strokes"));
        assertThat(IntStream.range(0, 28).map(x -> digit.image().pixel(x, 14)).max().orElse(0))
                .isGreaterThan(150);
    }

    @Test
    @EnabledIf("org.numeral.model.testing.RealMnist#available")
    void invertedMnistIsOnlyInverted() {
        for (DigitImage digit : RealMnist.images("t10k")) {
            BufferedImage image = Pictures.blackOnWhite(digit, 28, VALUE_INTERPOLATION_BICUBIC);
            assertThat(found(image).image()).isEqualTo(digit);
        }
    }

    /** Blank grey paper under a light whose brightness depends on the place, from -1 to 1. */
    private static BufferedImage paper(int width, int height, DoubleBinaryOperator light) {
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double level = light.applyAsDouble(2.0 * x / width - 1, 2.0 * y / height - 1);
                sheet.getRaster().setSample(x, y, 0, (int) Math.min(255, 240 * level));
            }
        }
        return sheet;
    }

    private static double meanDifference(DigitImage a, DigitImage b) {
        double sum = 0;
        for (int i = 0; i < DigitImage.PIXELS; i++) {
            sum += Math.abs(a.pixel(i % 28, i / 28) - b.pixel(i % 28, i / 28));
        }
        return sum / DigitImage.PIXELS;
    }

    private PreprocessingResult.Digit found(BufferedImage image) {
        return (PreprocessingResult.Digit) preprocessor.process(image);
    }

    private void assertNoInk(BufferedImage image) {
        assertThat(preprocessor.process(image)).isInstanceOf(PreprocessingResult.NoInk.class);
    }

    private static BufferedImage seven(Color ink, Color paper) {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(paper);
        g.fillRect(0, 0, 400, 300);
        draw(g, ink);
        return image;
    }

    private static BufferedImage transparent(Color ink) {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_ARGB);
        draw(image.createGraphics(), ink);
        return image;
    }

    private static void draw(Graphics2D g, Color ink) {
        g.setColor(ink);
        g.setStroke(new BasicStroke(20));
        g.drawLine(60, 60, 160, 60);
        g.drawLine(160, 60, 100, 240);
        g.dispose();
    }
}
