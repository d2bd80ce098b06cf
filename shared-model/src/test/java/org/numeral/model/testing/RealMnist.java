package org.numeral.model.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.numeral.model.digit.DigitImage;

/**
 * The real MNIST files for tests: in the folder that {@code DATA_DIR} names, else in {@code
 * shared/mnist} beside the checkout. Tests that need them are skipped where there are none.
 */
public final class RealMnist {

    private RealMnist() {}

    /**
     * The folder with the four files.
     *
     * @return the folder, or empty if this machine has none
     */
    public static Optional<Path> folder() {
        String named = System.getenv("DATA_DIR");
        if (named != null && !named.isBlank()) {
            return Optional.of(checkout().resolve(named).normalize());
        }
        Path beside = checkout().resolveSibling("shared").resolve("mnist");
        return Files.isDirectory(beside) ? Optional.of(beside) : Optional.empty();
    }

    /**
     * Whether there are real files; for {@code @EnabledIf}.
     *
     * @return true if {@link #folder} has a value
     */
    public static boolean available() {
        return folder().isPresent();
    }

    /**
     * Pictures of one of the two sets.
     *
     * @param set "train" (60,000) or "t10k" (10,000)
     * @return pictures in the file's order
     */
    public static DigitImage[] images(String set) {
        byte[] pixels = pixels(set);
        DigitImage[] images = new DigitImage[pixels.length / DigitImage.PIXELS];
        Arrays.setAll(
                images, i -> DigitImage.copyOf(pixels, i * DigitImage.PIXELS, DigitImage.PIXELS));
        return images;
    }

    /**
     * Pictures of one of the two sets, one after the other.
     *
     * @param set "train" (60,000) or "t10k" (10,000)
     * @return {@link DigitImage#PIXELS} bytes of each picture
     */
    public static byte[] pixels(String set) {
        byte[] file = read(set + "-images-idx3-ubyte");
        return Arrays.copyOfRange(file, 16, file.length);
    }

    /**
     * Labels of one of the two sets.
     *
     * @param set "train" (60,000) or "t10k" (10,000)
     * @return digits in the file's order
     */
    public static byte[] labels(String set) {
        byte[] file = read(set + "-labels-idx1-ubyte");
        return Arrays.copyOfRange(file, 8, file.length);
    }

    /** The top folder of the project, whichever module the tests run in. */
    static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("shared-model"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static byte[] read(String name) {
        Path folder = folder().orElseThrow();
        Path packed = folder.resolve(name + ".gz");
        try (InputStream in =
                        Files.exists(packed)
                                ? new GZIPInputStream(Files.newInputStream(packed))
                                : Files.newInputStream(folder.resolve(name));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            in.transferTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
