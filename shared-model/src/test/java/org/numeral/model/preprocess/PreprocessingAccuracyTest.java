package org.numeral.model.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/**
 * What the network makes of enlarged digits, against clean MNIST. Distorted ones are read by the
 * training job's robustness evaluation.
 */
@EnabledIf("org.numeral.model.testing.RealMnist#available")
class PreprocessingAccuracyTest {

    private static final Logger LOG = LoggerFactory.getLogger(PreprocessingAccuracyTest.class);

    /** The network was trained on the digits before; the test set is kept for the final figure. */
    private static final int FIRST_UNSEEN = 15_000;

    /** Digits that are enlarged, spread over the unseen ones. */
    private static final int ENLARGED = Integer.getInteger("numeral.test.enlarged", 2000);

    private static final int BATCH = 250;
    private static final double MOST_LOSS = 0.5;

    private static DigitClassifier classifier;
    private static DigitImage[] images;
    private static byte[] labels;

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);
    private final DigitPreprocessor preprocessor = new DigitPreprocessor();

    @BeforeAll
    static void load() throws Exception {
        classifier = DigitClassifier.load(TestModels.trainedOnRealMnist());
        NativeRuntime.useOneNativeThread();
        images = RealMnist.images("train");
        labels = RealMnist.labels("train");
    }

    @AfterAll
    static void close() {
        classifier.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NEAREST, png", "BILINEAR, png", "BICUBIC, png",
        "NEAREST, jpeg", "BILINEAR, jpeg", "BICUBIC, jpeg"
    })
    void enlargedDigitsLoseNextToNothing(Enlarging how, String format) {
        double quality = format.equals("jpeg") ? 0.8 : -1;
        double clean = accuracy(ENLARGED, (digit, seed) -> digit);
        double accuracy =
                accuracy(
                        ENLARGED,
                        (digit, seed) ->
                                read(
                                        Pictures.encode(
                                                Pictures.blackOnWhite(digit, 280, how.hint),
                                                format,
                                                quality)));
        LOG.info("280x280 {} {}: {} %, clean {} %", format, how, accuracy, clean);
        assertThat(accuracy).isGreaterThanOrEqualTo(clean - MOST_LOSS);
    }

    private enum Enlarging {
        NEAREST(RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR),
        BILINEAR(RenderingHints.VALUE_INTERPOLATION_BILINEAR),
        BICUBIC(RenderingHints.VALUE_INTERPOLATION_BICUBIC);

        private final Object hint;

        Enlarging(Object hint) {
            this.hint = hint;
        }
    }

    private interface Sight {
        DigitImage see(DigitImage digit, long seed);
    }

    private double accuracy(int count, Sight sight) {
        int[] at =
                IntStream.range(0, count)
                        .map(i -> FIRST_UNSEEN + i * ((images.length - FIRST_UNSEEN) / count))
                        .toArray();
        List<DigitImage> seen =
                Arrays.stream(at).parallel().mapToObj(i -> sight.see(images[i], i)).toList();
        int right = 0;
        for (int start = 0; start < count; start += BATCH) {
            var predictions =
                    classifier.classify(seen.subList(start, Math.min(count, start + BATCH)));
            for (int i = 0; i < predictions.size(); i++) {
                right += predictions.get(i).best().digit() == labels[at[start + i]] ? 1 : 0;
            }
        }
        return 100.0 * right / count;
    }

    private DigitImage read(byte[] file) {
        try {
            return read(decoder.decode(file));
        } catch (ImageException e) {
            throw new AssertionError(e);
        }
    }

    /** What is not found counts as an empty picture, and so nearly always as a mistake. */
    private DigitImage read(BufferedImage image) {
        return preprocessor.process(image) instanceof PreprocessingResult.Digit found
                ? found.image()
                : DigitImage.of(new byte[DigitImage.PIXELS]);
    }
}
