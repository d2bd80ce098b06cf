package org.numeral.model.image;

/** Refuses bitmaps that only wrap a picture of another format. */
final class BmpFile {

    private static final int HEADER_SIZE = 14;
    private static final int COMPRESSION = 30;
    private static final long EMBEDDED_JPEG = 4;
    private static final long EMBEDDED_PNG = 5;

    private BmpFile() {}

    /**
     * Checks the compression. An embedded JPEG or PNG has a size of its own, which the limits would
     * not see.
     *
     * @param file a BMP file
     * @return the same bytes
     * @throws UnsupportedImageException if it wraps another format
     */
    static byte[] check(byte[] file) throws UnsupportedImageException {
        // the oldest header, of 12 bytes, has no compression field
        if (Bytes.littleInt(file, HEADER_SIZE) >= 40) {
            long compression = Bytes.littleInt(file, COMPRESSION);
            if (compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG) {
                throw new UnsupportedImageException(
                        "BMP files that only wrap a JPEG or PNG picture are not read. Send the"
                                + " picture itself as JPEG or PNG.",
                        null);
            }
        }
        return file;
    }
}
