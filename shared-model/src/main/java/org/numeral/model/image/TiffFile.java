package org.numeral.model.image;

import java.util.Set;

/** Refuses the kinds of TIFF whose decoding would take memory that the picture's size hides. */
final class TiffFile {

    /** None, three of fax, LZW, two numbers of Deflate, PackBits (TIFF 6.0 and its supplements). */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 8L, 32946L, 32773L);

    /** Four inks and alpha are five; of more samples {@link TiffDirectory} would not see all. */
    private static final int MOST_SAMPLES = TiffDirectory.MAX_VALUES;

    /** Samples of more bits are scaled by a table, made for each, of as many ints as values. */
    private static final int BITS_WITHOUT_TABLE = 16;

    private static final int BITS_WITHOUT_INTS = 31;

    private TiffFile() {}

    /**
     * Checks what the memory depends on. A JPEG inside a TIFF has a size of its own, which the
     * limits would not see; and of a tag that is there twice the reader could take the other one.
     *
     * @param file a TIFF file
     * @return the same bytes
     * @throws ImageException if it is not read
     */
    static byte[] check(byte[] file) throws ImageException {
        TiffDirectory directory = directory(file);
        if (directory.hasRepeatedTag()) {
            throw InvalidImageException.damaged(ImageFormat.TIFF, null);
        }
        long compression = directory.first(TiffDirectory.COMPRESSION, 1);
        if (!COMPRESSIONS.contains(compression)) {
            throw new UnsupportedImageException(
                    "TIFF pictures with compression "
                            + compression
                            + " inside are not read. Save the picture as PNG or JPEG and send"
                            + " that.",
                    null);
        }
        long samples = directory.first(TiffDirectory.SAMPLES_PER_PIXEL, 1);
        if (samples > MOST_SAMPLES) {
            throw new UnsupportedImageException(
                    "TIFF pictures with "
                            + samples
                            + " samples a pixel are not read. Save the picture as PNG or JPEG and"
                            + " send that.",
                    null);
        }
        return file;
    }

    /**
     * Memory for one strip or tile, which is always decoded as a whole: its bytes and, unpacked, a
     * picture of it; and for the tables by which samples of unusual sizes are scaled.
     *
     * @param file a TIFF file
     * @param width of a strip or tile, pixels
     * @param height of a strip or tile, pixels
     * @return bytes
     * @throws InvalidImageException if the file has no directory
     */
    static long blockMemory(byte[] file, int width, int height) throws InvalidImageException {
        TiffDirectory directory = directory(file);
        long samples = Math.max(1, directory.first(TiffDirectory.SAMPLES_PER_PIXEL, 1));
        long bits = Math.max(8, directory.largest(TiffDirectory.BITS_PER_SAMPLE, 1));
        double bytes = 2.0 * width * height * samples * ((bits + 7) / 8);
        if (bits > BITS_WITHOUT_TABLE && bits < BITS_WITHOUT_INTS) {
            bytes += (double) samples * Integer.BYTES * (1L << bits);
        }
        return (long) Math.min(bytes, Long.MAX_VALUE / 2);
    }

    private static TiffDirectory directory(byte[] file) throws InvalidImageException {
        return TiffDirectory.read(file)
                .orElseThrow(() -> InvalidImageException.truncated(ImageFormat.TIFF));
    }
}
