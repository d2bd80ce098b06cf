package org.numeral.training.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageFormat;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult;
import org.numeral.training.synthetic.SyntheticSource;

class RobustnessKindTest {

    private static final DigitImage DIGIT = new SyntheticSource(1, 10, 10).load().train().image(4);

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameFile(RobustnessKind kind) {
        assertThat(kind.picture(DIGIT, 3)).isEqualTo(kind.picture(DIGIT, 3));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PLAIN", "TIGHT_CROP"})
    void anotherSeedGivesAnotherFile(RobustnessKind kind) {
        Set<Integer> files = new HashSet<>();
        for (int seed = 0; seed < 8; seed++) {
            files.add(Arrays.hashCode(kind.picture(DIGIT, seed)));
        }
        assertThat(files).hasSizeGreaterThan(1);
    }

    @Test
    void plainIsTheDigitItself() throws Exception {
        var seen = new DigitPreprocessor().process(decode(RobustnessKind.PLAIN));

        assertThat(seen)
                .isInstanceOfSatisfying(
                        PreprocessingResult.Digit.class,
                        digit -> assertThat(digit.image()).isEqualTo(DIGIT));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
    void everyOtherKindDiffersFromIt(RobustnessKind kind) throws Exception {
        BufferedImage picture = decode(kind);
        BufferedImage plain = decode(RobustnessKind.PLAIN);

        boolean sameSize =
                picture.getWidth() == plain.getWidth() && picture.getHeight() == plain.getHeight();
        assertThat(sameSize && meanDifference(picture, plain) < 20).isFalse();
    }

    @Test
    void transparentPicturesHaveTransparency() throws Exception {
        BufferedImage picture = decode(RobustnessKind.TRANSPARENT);

        assertThat(picture.getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void jpegKindsAreJpegFiles() {
        for (RobustnessKind kind :
                new RobustnessKind[] {
                    RobustnessKind.JPEG_ARTEFACTS,
                    RobustnessKind.EXIF_ROTATED,
                    RobustnessKind.UNEVEN_LIGHT
                }) {
            assertThat(ImageFormat.detect(kind.picture(DIGIT, 1))).contains(ImageFormat.JPEG);
        }
    }

    /** The decoder turns a turned file upright, and then it is wider than high again. */
    @Test
    void exifRotatedPicturesStandUprightWhenDecoded() throws Exception {
        for (int seed = 0; seed < 6; seed++) {
            BufferedImage picture =
                    decoder.decode(RobustnessKind.EXIF_ROTATED.picture(DIGIT, seed));
            assertThat(picture.getWidth()).isEqualTo(480);
            assertThat(picture.getHeight()).isEqualTo(360);
        }
    }

    @Test
    void thinStrokesHaveLessAndThickStrokesMoreInk() {
        Ink ink = Ink.of(DIGIT, 280);

        assertThat(sum(ink.thin(3))).isLessThan(0.5 * sum(ink));
        assertThat(sum(ink.thick(8))).isGreaterThan(1.2 * sum(ink));
    }

    private BufferedImage decode(RobustnessKind kind) throws Exception {
        return decoder.decode(kind.picture(DIGIT, 1));
    }

    private static double sum(Ink ink) {
        double sum = 0;
        for (float cover : ink.cover()) {
            sum += cover;
        }
        return sum;
    }

    private static double meanDifference(BufferedImage a, BufferedImage b) {
        double sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                sum += Math.abs((a.getRGB(x, y) & 0xFF) - (b.getRGB(x, y) & 0xFF));
            }
        }
        return sum / (a.getWidth() * a.getHeight());
    }
}
