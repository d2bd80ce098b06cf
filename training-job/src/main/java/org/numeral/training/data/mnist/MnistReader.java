package org.numeral.training.data.mnist;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.deeplearning4j.common.resources.DL4JResources;
import org.deeplearning4j.datasets.fetchers.MnistDataFetcher;
import org.deeplearning4j.datasets.iterator.impl.MnistDataSetIterator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.numeral.model.checksum.Sha256;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.training.data.DatasetException;
import org.numeral.training.data.LabelledDigits;

/**
 * Reads verified files through DL4J's iterator and packs its floats back to bytes. What comes out
 * is verified again, by the sums of the files: neither the iterator nor a file that changes
 * meanwhile can alter an example unnoticed.
 */
final class MnistReader {

    /** Some 6 MB of floats at a time. */
    private static final int BATCH = 2_000;

    /** Where DL4J is sent for what it misses: it must never go to the network by itself. */
    private static final String NOWHERE = "file:///numeral-lets-dl4j-download-nothing/";

    private static final int IMAGES_MAGIC = 2051;
    private static final int LABELS_MAGIC = 2049;

    private MnistReader() {}

    static LabelledDigits read(Path folder, boolean train, MnistFiles files)
            throws DatasetException {
        String set = train ? "train" : "test";
        int n = train ? MnistDataFetcher.NUM_EXAMPLES : MnistDataFetcher.NUM_EXAMPLES_TEST;
        byte[] pixels = new byte[n * DigitImage.PIXELS];
        byte[] labels = new byte[n];
        try {
            fill(pixels, labels, folder, train);
        } catch (IOException | RuntimeException e) {
            throw new DatasetException(
                    "DL4J could not read the %s files of MNIST in %s: %s. Were they changed meanwhile? Run again."
                            .formatted(set, folder, e),
                    e);
        }
        verify(files.part(set + "-images"), header(IMAGES_MAGIC, n, 28, 28), pixels, folder);
        verify(files.part(set + "-labels"), header(LABELS_MAGIC, n), labels, folder);
        return new LabelledDigits(pixels, labels);
    }

    private static void fill(byte[] pixels, byte[] labels, Path folder, boolean train)
            throws IOException {
        NativeRuntime.start();
        DL4JResources.setBaseDownloadURL(NOWHERE);
        MnistDataSetIterator batches =
                new MnistDataSetIterator(
                        BATCH, labels.length, false, train, false, 0, folder.toFile());
        int done = 0;
        while (batches.hasNext()) {
            DataSet batch = batches.next();
            try (INDArray features = batch.getFeatures();
                    INDArray inRowOrder = features.dup('c');
                    INDArray targets = batch.getLabels()) {
                float[] values = inRowOrder.data().asFloat();
                for (int i = 0; i < values.length; i++) {
                    pixels[done * DigitImage.PIXELS + i] = (byte) Math.round(values[i] * 255);
                }
                int[] digits = targets.argMax(1).toIntVector();
                for (int i = 0; i < digits.length; i++) {
                    labels[done + i] = (byte) digits[i];
                }
                done += digits.length;
            }
        }
    }

    private static void verify(MnistFile file, byte[] header, byte[] content, Path folder)
            throws DatasetException {
        MessageDigest digest = Sha256.digest();
        digest.update(header);
        digest.update(content);
        String actual = Sha256.hex(digest);
        if (!actual.equals(file.sha256())) {
            throw new DatasetException(
                    "What DL4J read from %s has SHA-256 %s, expected %s. Was the file changed meanwhile? Run again."
                            .formatted(folder.resolve(file.name()), actual, file.sha256()));
        }
    }

    /** The file's header in the IDX format: big-endian integers. */
    private static byte[] header(int... numbers) {
        ByteBuffer header = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        for (int number : numbers) {
            header.putInt(number);
        }
        return header.array();
    }
}
