package org.numeral.model.image;

import java.util.Set;

/** Refuses the kinds of TIFF whose decoding would take memory that the picture's size hides. */
final class TiffFile {

    /** None, three of fax, LZW, two numbers of Deflate, PackBits (TIFF 6.0 and its supplements). */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 8L, 32946L, 32773L);

    private TiffFile() {}

    /**
     * Checks the compression. A JPEG inside a TIFF has a size of its own, which the limits would
     * not see.
     *
     * @param file a TIFF file
     * @return the same bytes
     * @throws ImageException if it is not read
     */
    static byte[] check(byte[] file) throws ImageException {
        long compression = directory(file).first(TiffDirectory.COMPRESSION, 1);
        if (!COMPRESSIONS.contains(compression)) {
            throw new UnsupportedImageException(
                    "TIFF pictures with compression "
                            + compression
                            + " inside are not read. Save the picture as PNG or JPEG and send"
                            + " that.",
                    null);
        }
        return file;
    }

    /**
     * Memory for one strip or tile, which is always decoded as a whole: its bytes and, unpacked, a
     * picture of it.
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
        return (long) Math.min(bytes, Long.MAX_VALUE / 2);
    }

    private static TiffDirectory directory(byte[] file) throws InvalidImageException {
        return TiffDirectory.read(file)
                .orElseThrow(() -> InvalidImageException.truncated(ImageFormat.TIFF));
    }
}
