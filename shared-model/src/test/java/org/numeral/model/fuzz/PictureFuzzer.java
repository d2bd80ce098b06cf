package org.numeral.model.fuzz;

import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageException;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.number.Lattice;
import org.numeral.model.number.NumberPreprocessor;
import org.numeral.model.preprocess.DigitPreprocessor;

/**
 * Looks for a file that breaks decoding or preprocessing. Jazzer calls {@link #fuzzerTestOneInput}
 * with files that it mutates; whatever that throws is a finding.
 */
public final class PictureFuzzer {

    /** Many times what a picture of {@link #LIMITS} takes. */
    static final long MOST_MILLIS = 2000;

    /** Small ones, so that what is slow for its size shows. */
    private static final ImageLimits LIMITS = new ImageLimits(65_536, 65_536);

    private static final ImageDecoder DECODER = new ImageDecoder(LIMITS);
    private static final DigitPreprocessor PREPROCESSOR = new DigitPreprocessor();
    private static final NumberPreprocessor NUMBERS = new NumberPreprocessor();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final FuzzCounts COUNTS = new FuzzCounts("pictures");

    private PictureFuzzer() {}

    /** Called by Jazzer first: the time of loading and instrumenting classes is no picture's. */
    public static void fuzzerInitialize() {
        SeedPictures.all().values().forEach(PictureFuzzer::outcome);
    }

    /**
     * One file.
     *
     * @param file what the fuzzer made
     */
    public static void fuzzerTestOneInput(byte[] file) {
        check(file);
        if (PngSums.isPng(file)) {
            check(PngSums.repaired(file));
        }
    }

    /** Called by Jazzer at the end. */
    public static void fuzzerTearDown() {
        COUNTS.print();
    }

    /**
     * Decodes and preprocesses.
     *
     * @param file any bytes
     * @return what came of it, in a word
     * @throws AssertionError if it took too long
     */
    static String check(byte[] file) {
        // of this thread alone: the machine may be busy
        long start = THREADS.getCurrentThreadCpuTime();
        String outcome = outcome(file);
        long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
        COUNTS.add(outcome, millis);
        if (millis > MOST_MILLIS) {
            throw new AssertionError("%s after %d ms".formatted(outcome, millis));
        }
        return outcome;
    }

    private static String outcome(byte[] file) {
        BufferedImage image;
        try {
            image = DECODER.decode(file);
        } catch (ImageException e) {
            return e.getClass().getSimpleName();
        }
        if (NUMBERS.process(image) instanceof Lattice lattice) {
            lattice.images(); // any picture that is one can be read as a number, too
        }
        return PREPROCESSOR.process(image).getClass().getSimpleName();
    }
}
