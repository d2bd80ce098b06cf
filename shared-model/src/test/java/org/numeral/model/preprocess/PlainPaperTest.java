package org.numeral.model.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.testing.RealMnist;

class PlainPaperTest {

    private static final int DIGITS = Integer.getInteger("numeral.test.enlarged", 2000);

    private final DigitPreprocessor preprocessor = new DigitPreprocessor();

    /** Leaving out a step that does nothing here makes it look for everything. */
    private final DigitPreprocessor thorough =
            new DigitPreprocessor(EnumSet.of(PreprocessingStep.PASS_THROUGH));

    @Test
    void aDrawingOnAScreenIsOnPlainPaper() {
        assertThat(plain(drawing(255, 0))).contains(new PlainPaper(255, true));
        assertThat(plain(drawing(40, 255))).contains(new PlainPaper(40, false));
    }

    @Test
    void aStrokeMayLeaveThePictureAtOneSide() {
        BufferedImage image = drawing(255, 0);
        image.getRaster().setSample(0, 77, 0, 254);
        assertThat(plain(image)).isPresent();
        image.getRaster().setSample(199, 77, 0, 254);
        assertThat(plain(image)).isEmpty();
    }

    @Test
    void anEdgeAlongAWholeSideIsNoStroke() {
        BufferedImage image = drawing(255, 0);
        fill(image, new Box(0, 0, 5, 240), 90);
        assertThat(plain(image)).isEmpty();
        fill(image, new Box(0, 0, 5, 240), 255);
        fill(image, new Box(195, 0, 5, 240), 90);
        assertThat(plain(image)).isEmpty();
    }

    @Test
    void anEmptySheetHasNoInk() {
        assertThat(plain(new BufferedImage(90, 60, BufferedImage.TYPE_BYTE_GRAY))).isEmpty();
    }

    @Test
    void inkOnBothSidesOfThePaperIsNotPlain() {
        BufferedImage image = drawing(128, 0);
        image.getRaster().setSample(20, 20, 0, 255);
        assertThat(plain(image)).isEmpty();
    }

    @Test
    void aCardOnAPageIsNotInk() {
        BufferedImage image = drawing(255, 0);
        fill(image, new Box(20, 40, 150, 150), 190);
        fill(image, new Box(96, 51, 14, 120), 0);
        assertThat(plain(image)).isEmpty();
    }

    @Test
    @EnabledIf("org.numeral.model.testing.RealMnist#available")
    void whatIsLeftOutWouldHaveChangedNothing() throws Exception {
        DigitImage[] digits = RealMnist.images("t10k");
        int plain = 0;
        int different = 0;
        for (int i = 0; i < DIGITS; i++) {
            BufferedImage image =
                    Pictures.blackOnWhite(
                            digits[i * digits.length / DIGITS],
                            280,
                            RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            if (plain(image).isPresent()) {
                plain++;
                different += same(image) ? 0 : 1;
            }
        }
        assertThat(plain).isGreaterThan(DIGITS * 99 / 100);
        assertThat(different).as("of %d", plain).isZero();
    }

    private boolean same(BufferedImage image) {
        return preprocessor.process(image) instanceof PreprocessingResult.Digit quick
                && thorough.process(image) instanceof PreprocessingResult.Digit slow
                && Arrays.equals(quick.image().toBytes(), slow.image().toBytes())
                && quick.steps().equals(slow.steps());
    }

    private static Optional<PlainPaper> plain(BufferedImage image) {
        ColourPlanes planes = ColourPlanes.of(image);
        GreyImage grey = new GreyImage(planes.width(), planes.height(), planes.grey());
        return PlainPaper.of(grey, grey.shrink(2));
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
