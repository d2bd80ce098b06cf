package org.numeral.model.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.testing.RealMnist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class PlainPaperTest {

    private static final Logger LOG = LoggerFactory.getLogger(PlainPaperTest.class);

    private static final int DIGITS = Integer.getInteger("numeral.test.enlarged", 2000);

    private final DigitPreprocessor preprocessor = new DigitPreprocessor();

    /** Leaving out a step that does nothing here makes it look for everything. */
    private final DigitPreprocessor thorough =
            new DigitPreprocessor(EnumSet.of(PreprocessingStep.PASS_THROUGH));

    @Test
    void aDrawingOnAScreenIsOnPlainPaper() {
        assertThat(inkIsDark(drawing(255, 0))).contains(true);
        assertThat(inkIsDark(drawing(40, 255))).contains(false);
    }

    @Test
    void coloursArePlainToo() {
        BufferedImage image = new BufferedImage(200, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(250, 240, 200));
        g.fillRect(0, 0, 200, 240);
        g.setColor(new Color(20, 40, 160));
        g.fillRect(96, 51, 14, 139);
        g.dispose();
        assertThat(inkIsDark(image)).contains(true);
    }

    @Test
    void aStrokeMayLeaveThePictureAtOneSide() {
        BufferedImage image = drawing(255, 0);
        image.getRaster().setSample(0, 77, 0, 254);
        assertThat(inkIsDark(image)).isPresent();
        image.getRaster().setSample(199, 77, 0, 254);
        assertThat(inkIsDark(image)).isEmpty();
    }

    @Test
    void anEdgeAlongAWholeSideIsNoStroke() {
        BufferedImage image = drawing(255, 0);
        fill(image, new Box(0, 0, 5, 240), 90);
        assertThat(inkIsDark(image)).isEmpty();
        fill(image, new Box(0, 0, 5, 240), 255);
        fill(image, new Box(195, 0, 5, 240), 90);
        assertThat(inkIsDark(image)).isEmpty();
    }

    @Test
    void anEmptySheetHasNoInk() {
        assertThat(inkIsDark(new BufferedImage(90, 60, BufferedImage.TYPE_BYTE_GRAY))).isEmpty();
    }

    @Test
    void inkOnBothSidesOfThePaperIsNotPlain() {
        BufferedImage image = drawing(128, 0);
        image.getRaster().setSample(20, 20, 0, 255);
        assertThat(inkIsDark(image)).isEmpty();
    }

    @Test
    void aCardOnAPageIsNotInk() {
        BufferedImage image = drawing(255, 0);
        fill(image, new Box(20, 40, 150, 150), 190);
        fill(image, new Box(96, 51, 14, 120), 0);
        assertThat(inkIsDark(image)).isEmpty();
    }

    /** Centring rounds, so a digit may move by a pixel; but as often nearer as further away. */
    @Test
    @EnabledIf("org.numeral.model.testing.RealMnist#available")
    void digitsComeAsNearToTheirOriginalsAsByAllSteps() throws Exception {
        DigitImage[] digits = RealMnist.images("t10k");
        int plain = 0;
        double quick = 0;
        double slow = 0;
        for (int i = 0; i < DIGITS; i++) {
            DigitImage digit = digits[i * digits.length / DIGITS];
            BufferedImage image =
                    Pictures.blackOnWhite(digit, 280, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            if (inkIsDark(image).isPresent()) {
                plain++;
                quick += meanDifference(digit, preprocessor.process(image));
                slow += meanDifference(digit, thorough.process(image));
            }
        }
        LOG.info("mean difference {} grey levels, by all steps {}", quick / plain, slow / plain);
        assertThat(plain).isGreaterThan(DIGITS * 99 / 100);
        assertThat(quick).isLessThan(1.1 * slow);
    }

    /** Of a pixel, in grey levels. */
    private static double meanDifference(DigitImage original, PreprocessingResult result) {
        byte[] expected = original.toBytes();
        byte[] actual = ((PreprocessingResult.Digit) result).image().toBytes();
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += Math.abs((actual[i] & 0xFF) - (expected[i] & 0xFF));
        }
        return sum / actual.length;
    }

    private static Optional<Boolean> inkIsDark(BufferedImage image) {
        ColourPlanes planes = ColourPlanes.of(image);
        Optional<PlainPaper> paper = PlainPaper.of(planes);
        if (paper.isEmpty()) {
            return Optional.empty();
        }
        ColourPlanes part = planes.crop(paper.get().part());
        GreyImage grey =
                part.grey() == null
                        ? ColourContrast.luma(part.width(), part.height(), part.argb())
                        : GreyImage.of(part.width(), part.height(), part.grey());
        return paper.get().isInkDark(grey, grey.values()[paper.get().sample()], 1);
    }

    private static BufferedImage drawing(int paper, int ink) {
        BufferedImage image = new BufferedImage(200, 240, BufferedImage.TYPE_BYTE_GRAY);
        fill(image, new Box(0, 0, 200, 240), paper);
        fill(image, new Box(96, 51, 14, 139), ink);
        return image;
    }

    private static void fill(BufferedImage image, Box box, int level) {
        int[] levels = new int[box.width() * box.height()];
        Arrays.fill(levels, level);
        image.getRaster().setSamples(box.x(), box.y(), box.width(), box.height(), 0, levels);
    }
}
