package org.numeral.model.preprocess;

import static java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC;
import static java.awt.RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageException;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.network.DigitClassifier;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.testing.RealMnist;
import org.numeral.model.testing.TestModels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the network makes of pictures that are not clean MNIST, against clean MNIST. */
@EnabledIf("org.numeral.model.testing.RealMnist#available")
class PreprocessingAccuracyTest {

    private static final Logger LOG = LoggerFactory.getLogger(PreprocessingAccuracyTest.class);

    /** Digits of each kind, spread over the test set; more with -Dnumeral.test.digits=10000. */
    private static final int DIGITS = Integer.getInteger("numeral.test.digits", 1000);

    /** Every so many of them are distorted: drawing a distorted picture is the dearest part. */
    private static final int DISTORTED_STEP = Integer.getInteger("numeral.test.step", 5);

    private static final int BATCH = 250;
    private static final double MOST_LOSS = 0.5;

    private static DigitClassifier classifier;
    private static DigitImage[] digits;
    private static byte[] labels;
    private static double clean;

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);
    private final DigitPreprocessor preprocessor = new DigitPreprocessor();

    @BeforeAll
    static void load() throws Exception {
        classifier = DigitClassifier.load(TestModels.trainedOnRealMnist());
        NativeRuntime.useOneNativeThread();
        DigitImage[] images = RealMnist.images("t10k");
        byte[] all = RealMnist.labels("t10k");
        digits = new DigitImage[DIGITS];
        labels = new byte[DIGITS];
        for (int i = 0; i < DIGITS; i++) {
            int at = (int) ((long) i * images.length / DIGITS);
            digits[i] = images[at];
            labels[i] = all[at];
        }
        clean = accuracy(List.of(digits), 1);
        LOG.info("clean: {} %", clean);
    }

    @AfterAll
    static void close() {
        classifier.close();
    }

    @Test
    void enlargedBlackOnWhitePngLosesNextToNothing() {
        check(
                "280x280 PNG, smooth",
                d ->
                        Pictures.encode(
                                Pictures.blackOnWhite(d, 280, VALUE_INTERPOLATION_BICUBIC), "png"));
    }

    @Test
    void enlargedBlackOnWhiteJpegLosesNextToNothing() {
        check(
                "280x280 JPEG 0.8, smooth",
                d ->
                        Pictures.encode(
                                Pictures.blackOnWhite(d, 280, VALUE_INTERPOLATION_BICUBIC),
                                "jpeg",
                                0.8));
    }

    @Test
    void enlargedSquaresLoseNextToNothing() {
        check(
                "280x280 PNG, squares",
                d ->
                        Pictures.encode(
                                Pictures.blackOnWhite(d, 280, VALUE_INTERPOLATION_NEAREST_NEIGHBOR),
                                "png"));
    }

    @ParameterizedTest
    @EnumSource
    void distortedDigitsAreStillRead(Distortion kind) {
        Random random = new Random(1);
        double accuracy =
                accuracy(
                        DISTORTED_STEP,
                        d -> {
                            BufferedImage image = kind.apply(d, random);
                            return kind == Distortion.JPEG_QUALITY_30
                                    ? Pictures.encode(image, "jpeg", 0.3)
                                    : Pictures.encode(image, "png", -1);
                        });
        LOG.info("{}: {} %", kind, accuracy);
        assertThat(accuracy).isGreaterThanOrEqualTo(kind.floor());
    }

    private void check(String name, Function<DigitImage, byte[]> file) {
        double accuracy = accuracy(1, file);
        LOG.info("{}: {} %", name, accuracy);
        assertThat(accuracy).isGreaterThanOrEqualTo(clean - MOST_LOSS);
    }

    private double accuracy(int step, Function<DigitImage, byte[]> file) {
        List<DigitImage> seen = new ArrayList<>();
        for (int i = 0; i < digits.length; i += step) {
            seen.add(read(file.apply(digits[i])));
        }
        return accuracy(seen, step);
    }

    /** What is not found counts as an empty picture, and so nearly always as a mistake. */
    private DigitImage read(byte[] file) {
        try {
            return preprocessor.process(decoder.decode(file))
                            instanceof PreprocessingResult.Digit found
                    ? found.image()
                    : DigitImage.of(new byte[DigitImage.PIXELS]);
        } catch (ImageException e) {
            throw new AssertionError(e);
        }
    }

    private static double accuracy(List<DigitImage> images, int step) {
        int right = 0;
        for (int start = 0; start < images.size(); start += BATCH) {
            List<DigitImage> batch = images.subList(start, Math.min(images.size(), start + BATCH));
            var predictions = classifier.classify(batch);
            for (int i = 0; i < predictions.size(); i++) {
                right += predictions.get(i).best().digit() == labels[(start + i) * step] ? 1 : 0;
            }
        }
        return 100.0 * right / images.size();
    }
}
