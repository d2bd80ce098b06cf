package org.numeral.training.data.images;

import java.nio.file.Path;
import org.numeral.model.digit.DigitImage;
import org.numeral.training.data.DatasetException;

/**
 * How many pictures there is room for. Each is counted when it is found, before hours of reading
 * end in an OutOfMemoryError, and before the names of millions fill the memory themselves.
 */
final class Room {

    /** A Java array has at most 2^31 - 1 bytes, and each picture takes 784. */
    static final int MOST_PICTURES = Integer.MAX_VALUE / DigitImage.PIXELS;

    /** Of each picture: its path, its name, its checksum, its rank among those of its digit. */
    private static final int BYTES_BESIDES_PIXELS = 600;

    /** Both sets, and once more the training set while the validation set is split off. */
    private static final int COPIES = 2;

    private static final int BYTES = COPIES * DigitImage.PIXELS + BYTES_BESIDES_PIXELS;

    private final Path folder;
    private final long heap;
    private int pictures;

    /**
     * Room for none yet.
     *
     * @param folder that the pictures are in, for messages
     * @param heap bytes that their digits and names must fit into
     */
    Room(Path folder, long heap) {
        this.folder = folder;
        this.heap = heap;
    }

    /**
     * Takes the place of one picture.
     *
     * @throws DatasetException if there is none left
     */
    void takeOne() throws DatasetException {
        pictures++;
        if (pictures > MOST_PICTURES) {
            throw new DatasetException(
                    "%s holds %,d pictures or more; at most %,d can be used."
                            .formatted(folder, pictures, MOST_PICTURES));
        }
        long needed = (long) pictures * BYTES;
        if (needed > heap) {
            throw new DatasetException(
                    "%s holds %,d pictures or more, which need at least %,d MiB of memory for their digits and names (%,d bytes each), but the heap has %,d: give the job more memory, or java a larger -Xmx."
                            .formatted(
                                    folder,
                                    pictures,
                                    (needed + (1 << 20) - 1) >> 20,
                                    BYTES,
                                    heap >> 20));
        }
    }
}
