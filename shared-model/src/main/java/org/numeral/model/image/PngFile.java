package org.numeral.model.image;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A PNG file reduced to the chunks that make up its picture. Left out are texts and profiles, whose
 * compressed content can be thousands of times as large as the file.
 *
 * @param bytes the reduced file
 * @param exif content of the eXIf chunk, empty if there is none
 */
record PngFile(byte[] bytes, byte[] exif) {

    private static final int SIGNATURE = 8;
    private static final int FRAME = 12;
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    /**
     * Reads the chunks and checks the sums of those that are kept.
     *
     * @param file a PNG file
     * @return the reduced file
     * @throws InvalidImageException if it ends too early or a sum is wrong
     */
    static PngFile read(byte[] file) throws InvalidImageException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, SIGNATURE);
        byte[] exif = {};
        for (int at = SIGNATURE; ; ) {
            if (file.length - at < FRAME) {
                throw InvalidImageException.truncated(ImageFormat.PNG);
            }
            long length = Bytes.bigInt(file, at);
            if (length > file.length - at - FRAME) {
                throw InvalidImageException.truncated(ImageFormat.PNG);
            }
            int end = at + FRAME + (int) length;
            String type = Bytes.ascii(file, at + 4, 4);
            if (KEPT.contains(type)) {
                checkSum(file, at, end);
                kept.write(file, at, end - at);
            } else if (type.equals("eXIf")) {
                exif = Arrays.copyOfRange(file, at + 8, end - 4);
            }
            if (type.equals("IEND")) {
                return new PngFile(kept.toByteArray(), exif);
            }
            at = end;
        }
    }

    private static void checkSum(byte[] file, int at, int end) throws InvalidImageException {
        CRC32 sum = new CRC32();
        sum.update(file, at + 4, end - at - 8);
        if (sum.getValue() != Bytes.bigInt(file, end - 4)) {
            throw InvalidImageException.damaged(ImageFormat.PNG, null);
        }
    }
}
