package org.numeral.model.image;

import java.nio.charset.StandardCharsets;

/**
 * Reads numbers from a file's bytes. Beyond the end it throws {@link IndexOutOfBoundsException},
 * which {@link ImageDecoder} reports as a damaged file.
 */
final class Bytes {

    private Bytes() {}

    static int unsigned(byte[] file, int at) {
        return file[at] & 0xFF;
    }

    static int bigShort(byte[] file, int at) {
        return unsigned(file, at) << 8 | unsigned(file, at + 1);
    }

    static int littleShort(byte[] file, int at) {
        return unsigned(file, at + 1) << 8 | unsigned(file, at);
    }

    static long bigInt(byte[] file, int at) {
        return (long) bigShort(file, at) << 16 | bigShort(file, at + 2);
    }

    static long littleInt(byte[] file, int at) {
        return (long) littleShort(file, at + 2) << 16 | littleShort(file, at);
    }

    static String ascii(byte[] file, int at, int length) {
        return new String(file, at, length, StandardCharsets.ISO_8859_1);
    }
}
