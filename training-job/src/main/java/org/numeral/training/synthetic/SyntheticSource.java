package org.numeral.training.synthetic;

import java.util.Map;
import java.util.stream.IntStream;
import org.numeral.model.checksum.Sha256;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.store.ModelMetadata;
import org.numeral.training.data.DatasetSource;
import org.numeral.training.data.DigitDataset;
import org.numeral.training.data.LabelledDigits;

/**
 * Draws the dataset {@value ModelMetadata#SYNTHETIC}: nothing to fetch, and the same bytes for the
 * same seed on every machine, Java version and number of cores. Every digit is equally frequent (to
 * within one example): example i shows the digit i modulo 10.
 *
 * <p>Training and test examples come from different random streams. A longer set begins with the
 * same examples as a shorter one of the same seed.
 */
public final class SyntheticSource implements DatasetSource {

    /** As many training examples as MNIST has. */
    public static final int DEFAULT_TRAIN_EXAMPLES = 60_000;

    /** As many test examples as MNIST has. */
    public static final int DEFAULT_TEST_EXAMPLES = 10_000;

    /** 784 MB of pixels; their array could not be much longer. */
    static final int MAX_EXAMPLES = 1_000_000;

    private static final int TRAIN_STREAM = 1;
    private static final int TEST_STREAM = 2;
    private static final int COMPANY_STREAM = 3;

    private final long seed;
    private final int trainExamples;
    private final int testExamples;

    /**
     * A dataset of MNIST's size.
     *
     * @param seed any; the same one draws the same digits
     */
    public SyntheticSource(long seed) {
        this(seed, DEFAULT_TRAIN_EXAMPLES, DEFAULT_TEST_EXAMPLES);
    }

    /**
     * A dataset of a chosen size.
     *
     * @param seed any; the same one draws the same digits
     * @param trainExamples 10 (one of each digit) to 1,000,000
     * @param testExamples 10 to 1,000,000
     * @throws IllegalArgumentException if a number is out of range
     */
    public SyntheticSource(long seed, int trainExamples, int testExamples) {
        requireInRange("training", trainExamples);
        requireInRange("test", testExamples);
        this.seed = seed;
        this.trainExamples = trainExamples;
        this.testExamples = testExamples;
    }

    private static void requireInRange(String part, int examples) {
        if (examples < Prediction.CLASSES || examples > MAX_EXAMPLES) {
            throw new IllegalArgumentException(
                    "%d synthetic %s examples: choose a number from %d to %d"
                            .formatted(examples, part, Prediction.CLASSES, MAX_EXAMPLES));
        }
    }

    /**
     * The memory that a dataset takes while its validation set is split off: its training set is
     * there twice then.
     *
     * @param trainExamples number of training examples; a sixth as many test examples are counted
     * @return bytes
     */
    public static long bytesFor(int trainExamples) {
        return DigitImage.PIXELS * (2L * trainExamples + trainExamples / 6);
    }

    /** Does nothing: the digits are drawn when they are loaded. */
    @Override
    public void prepare() {}

    @Override
    public DigitDataset load() {
        DigitPainter painter = new DigitPainter(DigitStyles.load());
        byte[] trainPixels = draw(painter, seed, TRAIN_STREAM, trainExamples);
        byte[] testPixels = draw(painter, seed, TEST_STREAM, testExamples);
        byte[] trainLabels = labels(trainExamples);
        byte[] testLabels = labels(testExamples);
        Map<String, String> sha256 =
                Map.of(
                        "train-images", Sha256.of(trainPixels),
                        "train-labels", Sha256.of(trainLabels),
                        "test-images", Sha256.of(testPixels),
                        "test-labels", Sha256.of(testLabels));
        return new DigitDataset(
                ModelMetadata.SYNTHETIC,
                new LabelledDigits(trainPixels, trainLabels),
                new LabelledDigits(testPixels, testLabels),
                sha256);
    }

    /**
     * Draws digits to train with in company of another dataset's. They are none of those of {@link
     * #load}, whatever the seeds, so that such a dataset may be the other one.
     *
     * @param seed any; the same one draws the same digits
     * @param examples 0 to 1,000,000; every digit is equally frequent
     * @return the digits
     */
    public static LabelledDigits company(long seed, int examples) {
        return new LabelledDigits(
                draw(new DigitPainter(DigitStyles.load()), seed, COMPANY_STREAM, examples),
                labels(examples));
    }

    private static byte[] draw(DigitPainter painter, long seed, int stream, int examples) {
        byte[] pixels = new byte[examples * DigitImage.PIXELS];
        // Each example has a random generator of its own: the order of drawing does not matter.
        IntStream.range(0, examples)
                .parallel()
                .forEach(
                        i -> {
                            DigitImage image =
                                    painter.paint(digitOf(i), new Chance(seed, stream, i));
                            System.arraycopy(
                                    image.toBytes(),
                                    0,
                                    pixels,
                                    i * DigitImage.PIXELS,
                                    DigitImage.PIXELS);
                        });
        return pixels;
    }

    private static byte[] labels(int examples) {
        byte[] labels = new byte[examples];
        for (int i = 0; i < examples; i++) {
            labels[i] = (byte) digitOf(i);
        }
        return labels;
    }

    private static int digitOf(int index) {
        return index % Prediction.CLASSES;
    }
}
