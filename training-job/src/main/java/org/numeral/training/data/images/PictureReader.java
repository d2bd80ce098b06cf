package org.numeral.training.data.images;

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
 *
 * <p>A picture that the decoder or the preprocessing fails on is a problem of that picture,
 * whatever they throw: nobody should lose the names of all others to it. Where memory runs out, or
 * another part of the program fails, all workers stop after the picture they are at.
 */
final class PictureReader {

    /** From the bytes of a file to the digit on it; called by several threads at once. */
    @FunctionalInterface
    interface Recognition {
        PreprocessingResult apply(byte[] file) throws ImageException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(PictureReader.class);
    private static final ImageLimits LIMITS = ImageLimits.PHONE_PHOTOGRAPH;
    private static final long PROGRESS_SECONDS = 5;

    private final List<LabelledPicture> pictures;
    private final Recognition recognition;
    private final ObjIntConsumer<DigitImage> target;
    private final String[] sums;
    private final String[] problems;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    private PictureReader(
            List<LabelledPicture> pictures,
            Recognition recognition,
            ObjIntConsumer<DigitImage> target) {
        this.pictures = pictures;
        this.recognition = recognition;
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
        ImageDecoder decoder = new ImageDecoder(LIMITS);
        DigitPreprocessor preprocessor = new DigitPreprocessor();
        return read(pictures, file -> preprocessor.process(decoder.decode(file)), target, problems);
    }

    /** The same with another way to see the digit on a picture. */
    static String[] read(
            List<LabelledPicture> pictures,
            Recognition recognition,
            ObjIntConsumer<DigitImage> target,
            Problems problems)
            throws DatasetException {
        long start = System.nanoTime();
        PictureReader reader = new PictureReader(pictures, recognition, target);
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
                // one that fails ends the others, so none is waited for in vain
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
        for (int i = next.getAndIncrement(); i < pictures.size(); i = next.getAndIncrement()) {
            LabelledPicture picture = pictures.get(i);
            try {
                problems[i] = read(i, picture);
            } catch (RuntimeException | Error e) {
                next.set(pictures.size()); // the others need not go on
                throw new IllegalStateException(picture.file() + ": " + e, e);
            }
            done.incrementAndGet();
        }
    }

    /** Reads one; the answer is the problem, or null. */
    private String read(int i, LabelledPicture picture) {
        if (!Files.isRegularFile(picture.file())) {
            return picture.name() + ": is no regular file, or a link to nowhere";
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(picture.file())) {
            // one byte more than allowed, and the decoder refuses it with its own message
            bytes = in.readNBytes((int) LIMITS.maxBytes() + 1);
        } catch (IOException e) {
            return picture.name() + ": cannot be read: " + e;
        }
        PreprocessingResult result;
        try {
            result = recognition.apply(bytes);
        } catch (ImageException e) {
            return picture.name() + ": " + e.getMessage();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.debug("{} is a picture that the program fails on", picture.file(), e);
            return picture.name()
                    + ": the program fails on this picture (%s); save it anew or remove it"
                            .formatted(e);
        }
        if (result instanceof PreprocessingResult.NoInk nothing) {
            return picture.name() + ": " + nothing.reason();
        }
        target.accept(((PreprocessingResult.Digit) result).image(), i);
        sums[i] = Sha256.of(bytes);
        return null;
    }
}
