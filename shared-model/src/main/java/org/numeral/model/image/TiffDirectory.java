package org.numeral.model.image;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The short numbers of a TIFF file's first directory, which is also the form of EXIF data.
 *
 * <p>Written here and not taken from a library on purpose: general EXIF readers copy every value of
 * every tag, and a crafted directory whose tags all point to the same large value then fills the
 * memory. This one keeps at most {@value #MAX_VALUES} numbers of a tag.
 */
final class TiffDirectory {

    static final int ORIENTATION = 274;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int SAMPLES_PER_PIXEL = 277;

    /** So many numbers of a tag are kept. */
    static final int MAX_VALUES = 8;

    private static final int SHORT = 3;
    private static final int LONG = 4;

    private final byte[] data;
    private final boolean little;
    private final Map<Integer, long[]> values = new HashMap<>();
    private boolean repeatedTag;

    private TiffDirectory(byte[] data, boolean little) {
        this.data = data;
        this.little = little;
    }

    /**
     * Reads the first directory.
     *
     * @param data begins with "II" or "MM"
     * @return the directory, or empty if the data has none
     */
    static Optional<TiffDirectory> read(byte[] data) {
        if (data.length < 14 || data[0] != data[1] || data[0] != 'I' && data[0] != 'M') {
            return Optional.empty();
        }
        TiffDirectory directory = new TiffDirectory(data, data[0] == 'I');
        long start = directory.longAt(4);
        if (start < 8 || start + 2 > data.length) {
            return Optional.empty();
        }
        int entries = directory.shortAt((int) start);
        for (int i = 0; i < entries && start + 14 + 12L * i <= data.length; i++) {
            directory.readEntry((int) start + 2 + 12 * i);
        }
        return Optional.of(directory);
    }

    /**
     * The first number of a tag.
     *
     * @param tag its number
     * @param otherwise the answer if there is no such tag
     * @return the number, unsigned
     */
    long first(int tag, long otherwise) {
        long[] found = values.get(tag);
        return found == null ? otherwise : found[0];
    }

    /**
     * The largest of a tag's numbers.
     *
     * @param tag its number
     * @param otherwise the answer if there is no such tag
     * @return the number, unsigned
     */
    long largest(int tag, long otherwise) {
        long largest = first(tag, otherwise);
        for (long value : values.getOrDefault(tag, new long[0])) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /** Whether a tag is there more than once, which the format forbids. */
    boolean hasRepeatedTag() {
        return repeatedTag;
    }

    private void readEntry(int at) {
        int size = shortAt(at + 2) == SHORT ? 2 : shortAt(at + 2) == LONG ? 4 : 0;
        long count = Math.min(longAt(at + 4), MAX_VALUES);
        if (size == 0 || count == 0) {
            return;
        }
        long from = longAt(at + 4) * size <= 4 ? at + 8 : longAt(at + 8);
        if (from + count * size > data.length) {
            return;
        }
        long[] numbers = new long[(int) count];
        for (int i = 0; i < numbers.length; i++) {
            int position = (int) from + i * size;
            numbers[i] = size == 2 ? shortAt(position) : longAt(position);
        }
        repeatedTag |= values.putIfAbsent(shortAt(at), numbers) != null;
    }

    private int shortAt(int at) {
        return little ? Bytes.littleShort(data, at) : Bytes.bigShort(data, at);
    }

    private long longAt(int at) {
        return little ? Bytes.littleInt(data, at) : Bytes.bigInt(data, at);
    }
}
