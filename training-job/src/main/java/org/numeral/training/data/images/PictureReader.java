package org.numeral.training.data.images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.numeral.model.checksum.Sha256;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageException;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult;
import org.numeral.training.data.DatasetException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads pictures on all cores. Each worker has one picture in memory at a time; what stays is its
 * digit and its checksum. Which worker reads what does not change the result.
 */
final class PictureReader {

    private static final Logger LOG = LoggerFactory.getLogger(PictureReader.class);
    private static final ImageLimits LIMITS = ImageLimits.PHONE_PHOTOGRAPH;
    private static final long PROGRESS_SECONDS = 5;

    private final List<LabelledPicture> pictures;
    private final ObjIntConsumer<DigitImage> target;
    private final String[] sums;
    private final String[] problems;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    private PictureReader(List<LabelledPicture> pictures, ObjIntConsumer<DigitImage> target) {
        this.pictures = pictures;
        this.target = target;
        this.sums = new String[pictures.size()];
        this.problems = new String[pictures.size()];
    }

    /**
     * Reads all.
     *
     * @param pictures to read
     * @param target receives each digit with its index in the list, from several threads at once
     * @param problems receives those that cannot be read or show nothing, in order
     * @return the SHA-256 of each file, null for those that are a problem
     */
    static String[] read(
            List<LabelledPicture> pictures, ObjIntConsumer<DigitImage> target, Problems problems)
            throws DatasetException {
        long start = System.nanoTime();
        PictureReader reader = new PictureReader(pictures, target);
        reader.run(Runtime.getRuntime().availableProcessors());
        for (String problem : reader.problems) {
            if (problem != null) {
                problems.add(problem);
            }
        }
        LOG.info(
                "Read {} pictures in {} ms",
                pictures.size(),
                (System.nanoTime() - start) / 1_000_000);
        return reader.sums;
    }

    private void run(int workers) throws DatasetException {
        ExecutorService executor = Executors.newFixedThreadPool(workers);
        try {
            List<? extends Future<?>> work =
                    IntStream.range(0, workers)
                            .mapToObj(i -> executor.submit(this::readUntilNoneIsLeft))
                            .toList();
            for (Future<?> worker : work) {
                await(worker);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatasetException("Interrupted while reading pictures", e);
        } finally {
            // the workers stop after the picture they are at
            next.set(pictures.size());
            executor.shutdown();
        }
    }

    private void await(Future<?> worker) throws InterruptedException {
        while (true) {
            try {
                worker.get(PROGRESS_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                LOG.info("Read {} of {} pictures", done.get(), pictures.size());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
            }
        }
    }

    private void readUntilNoneIsLeft() {
        ImageDecoder decoder = new ImageDecoder(LIMITS);
        DigitPreprocessor preprocessor = new DigitPreprocessor();
        for (int i = next.getAndIncrement(); i < pictures.size(); i = next.getAndIncrement()) {
            LabelledPicture picture = pictures.get(i);
            try {
                problems[i] = read(i, picture, decoder, preprocessor);
            } catch (RuntimeException e) {
                next.set(pictures.size()); // the others need not go on
                throw new IllegalStateException(picture.file() + ": " + e, e);
            }
            done.incrementAndGet();
        }
    }

    /** Reads one; the answer is the problem, or null. */
    private String read(
            int i, LabelledPicture picture, ImageDecoder decoder, DigitPreprocessor preprocessor) {
        if (!Files.isRegularFile(picture.file())) {
            return picture.name() + ": is no regular file, or a link to nowhere";
        }
        try (InputStream in = Files.newInputStream(picture.file())) {
            // one byte more than allowed, and the decoder refuses it with its own message
            byte[] bytes = in.readNBytes((int) LIMITS.maxBytes() + 1);
            BufferedImage image = decoder.decode(bytes);
            PreprocessingResult result = preprocessor.process(image);
            if (result instanceof PreprocessingResult.NoInk nothing) {
                return picture.name() + ": " + nothing.reason();
            }
            target.accept(((PreprocessingResult.Digit) result).image(), i);
            sums[i] = Sha256.of(bytes);
            return null;
        } catch (ImageException e) {
            return picture.name() + ": " + e.getMessage();
        } catch (IOException e) {
            return picture.name() + ": cannot be read: " + e;
        }
    }
}
