package org.numeral.model.image;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Decodes one file two times at once, in a JVM of its own. Ends with an error if that runs out of
 * memory, or if the outcome is not the expected one.
 */
final class DecodeInSmallHeap {

    static final String DECODED = "decoded";
    static final String TOO_LARGE = "too large";

    private DecodeInSmallHeap() {}

    /**
     * Decodes.
     *
     * @param args pairs of a file and the outcome, {@link #DECODED} or {@link #TOO_LARGE}
     */
    public static void main(String[] args) throws Exception {
        ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int i = 0; i < args.length; i += 2) {
            Path file = Path.of(args[i]);
            List<Future<String>> outcomes = new ArrayList<>();
            for (int n = 0; n < 2; n++) {
                outcomes.add(threads.submit(() -> outcome(decoder, file)));
            }
            for (Future<String> outcome : outcomes) {
                if (!outcome.get().equals(args[i + 1])) {
                    throw new AssertionError(
                            file.getFileName() + ": " + outcome.get() + ", not " + args[i + 1]);
                }
            }
        }
        threads.shutdown();
    }

    /** The picture's middle is the bar that the test drew, its upper left corner the paper. */
    private static String outcome(ImageDecoder decoder, Path path) throws Exception {
        byte[] file = Files.readAllBytes(path);
        try {
            BufferedImage image = decoder.decode(file);
            int middle = image.getRGB(image.getWidth() / 2, image.getHeight() / 2) & 0xFF;
            int corner = image.getRGB(2, 2) & 0xFF;
            return middle < 50 && corner > 150 ? DECODED : "wrong: " + middle + " on " + corner;
        } catch (ImageTooLargeException e) {
            return TOO_LARGE;
        }
    }
}
