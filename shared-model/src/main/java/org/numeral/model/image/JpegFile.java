package org.numeral.model.image;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What a JPEG file's segments say, and the file without those segments that the picture does not
 * need. The JDK's reader stumbles over broken colour profiles and spends its time on sound ones,
 * which do not matter for a digit.
 *
 * @param bytes the file without comments and application segments, but with the two that tell its
 *     colours: JFIF's and Adobe's
 * @param exif content of the EXIF segment, empty if there is none
 * @param progressive whether it is sent in several scans, progressive or one for each component,
 *     which must all be kept in memory
 * @param components number of colour components, as the frame header says
 * @param scans number of scans
 * @param adobeTransform Adobe's note on the colours: 0 none, 1 YCbCr, 2 YCCK; -1 without note
 */
record JpegFile(
        byte[] bytes,
        byte[] exif,
        boolean progressive,
        int components,
        int scans,
        int adobeTransform) {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;

    /**
     * Reads the segments.
     *
     * @param file a JPEG file
     * @return what they say
     * @throws IndexOutOfBoundsException if the file ends before its picture begins
     */
    static JpegFile read(byte[] file) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, 2);
        byte[] exif = {};
        boolean progressive = false;
        int components = 0;
        int adobe = -1;
        int at = 2;
        while (true) {
            while (Bytes.unsigned(file, at) != 0xFF || Bytes.unsigned(file, at + 1) == 0xFF) {
                at++;
            }
            int marker = Bytes.unsigned(file, at + 1);
            if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                break;
            }
            int end = isBare(marker) ? at + 2 : at + 2 + Bytes.bigShort(file, at + 2);
            if (end > file.length) {
                throw new IndexOutOfBoundsException("a segment is longer than the file");
            }
            if (marker == APP1 && exif.length == 0 && holds(file, at, end, "Exif")) {
                exif = Arrays.copyOfRange(file, at + 4, end);
            }
            if (marker == APP14 && end - at >= 16 && holds(file, at, end, "Adobe")) {
                adobe = Bytes.unsigned(file, at + 15);
            }
            if (isFrame(marker)) {
                progressive = (marker & 3) == 2;
                components = Bytes.unsigned(file, at + 9);
            }
            if (marker <= APP0 || marker == APP14) {
                kept.write(file, at, end - at);
            }
            at = end;
        }
        kept.write(file, at, file.length - at);
        int scans = scans(file, at);
        return new JpegFile(
                kept.toByteArray(), exif, progressive || scans > 1, components, scans, adobe);
    }

    private static int scans(byte[] file, int from) {
        int scans = 0;
        for (int at = from; at + 1 < file.length; at++) {
            if (file[at] != (byte) 0xFF) {
                continue;
            }
            if (file[at + 1] == (byte) END_OF_IMAGE) {
                // what phones append, such as a second picture, is never read
                break;
            }
            scans += file[at + 1] == (byte) START_OF_SCAN ? 1 : 0;
        }
        return scans;
    }

    private static boolean isBare(int marker) {
        return marker == 0x01 || marker >= 0xD0 && marker <= 0xD8;
    }

    /** SOF0 to SOF15, among which C4, C8 and CC mean something else. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    private static boolean holds(byte[] file, int at, int end, String name) {
        return end - at >= 4 + name.length()
                && Bytes.ascii(file, at + 4, name.length()).equals(name);
    }
}
