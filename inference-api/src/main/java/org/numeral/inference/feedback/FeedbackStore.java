package org.numeral.inference.feedback;

import io.micronaut.context.annotation.Context;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.numeral.model.checksum.Sha256;
import org.numeral.model.digit.Prediction;
import org.numeral.model.image.ImageEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps corrected pictures as labelled folders, {@code <directory>/<digit>/<sha256>.png}, which
 * {@code train --dataset images} reads. A picture is there as a whole or not at all, the same one
 * only once, and never more of them than the limits allow. Made at start, so that a wrong setting
 * stops it.
 */
@Context
final class FeedbackStore {

    /** Longest side that is kept: more tells nothing of a digit, and would fill the disk. */
    private static final int LONGEST_SIDE = 512;

    private static final Logger LOG = LoggerFactory.getLogger(FeedbackStore.class);

    private static final String ENDING = ".png";

    private final FeedbackConfiguration configuration;

    FeedbackStore(FeedbackConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Fails if corrections are not kept here. */
    void require() {
        if (!configuration.enabled()) {
            throw new FeedbackOffException();
        }
    }

    /**
     * Keeps a picture. It is drawn anew, so that nothing but its pixels is kept: no place, no time,
     * no name.
     *
     * @param digit that it shows
     * @param picture as it was sent
     * @throws FeedbackNotKeptException if it cannot be written
     * @throws FeedbackFullException if as many are kept as may be
     */
    synchronized void keep(int digit, BufferedImage picture) {
        try {
            write(digit, picture);
        } catch (IOException e) {
            LOG.warn("A correction could not be kept", e);
            throw new FeedbackNotKeptException(e);
        }
    }

    private void write(int digit, BufferedImage picture) throws IOException {
        byte[] png = png(picture);
        Path folder = folder(digit);
        Path file = folder.resolve(Sha256.of(png) + ENDING);
        if (Files.exists(file)) {
            return;
        }
        requireRoom(png.length);
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(configuration.directory(), "correction", ".tmp");
        try {
            Files.write(unfinished, png);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Counts what is there each time: others may add to it, and an operator take away. */
    private void requireRoom(int more) throws IOException {
        if (!Files.isDirectory(configuration.directory())) {
            Files.createDirectories(configuration.directory());
        }
        int pictures = 0;
        long bytes = more;
        for (int digit = 0; digit < Prediction.CLASSES; digit++) {
            Path folder = folder(digit);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (DirectoryStream<Path> kept = Files.newDirectoryStream(folder, "*" + ENDING)) {
                for (Path picture : kept) {
                    pictures++;
                    bytes += size(picture);
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        if (pictures >= configuration.mostPictures() || bytes > configuration.mostBytes()) {
            throw new FeedbackFullException(
                    configuration.mostPictures(), configuration.mostBytes());
        }
    }

    private Path folder(int digit) {
        return configuration.directory().resolve(String.valueOf(digit));
    }

    private static long size(Path picture) throws IOException {
        try {
            return Files.size(picture);
        } catch (NoSuchFileException e) { // was taken away in this moment
            return 0;
        }
    }

    private static byte[] png(BufferedImage picture) {
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        double scale = Math.min(1, (double) LONGEST_SIDE / longest);
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = copy.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, width, height, null);
        g.dispose();
        return ImageEncoder.encode(copy, "png", ImageEncoder.USUAL_QUALITY);
    }
}
