package org.numeral.model.fuzz;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Puts the checksums of a mutated PNG right, without which nearly all are refused at once. */
public final class PngSums {

    private static final int SIGNATURE = 8;
    private static final int FRAME = 12;
    private static final long BEGINNING = 0x89504E470D0A1A0AL;

    private PngSums() {}

    /**
     * Whether a file begins as a PNG does.
     *
     * @param file any bytes
     * @return whether {@link #repaired} can do anything
     */
    public static boolean isPng(byte[] file) {
        return file.length > SIGNATURE && ByteBuffer.wrap(file).getLong() == BEGINNING;
    }

    /**
     * The file with the right sum after each of its chunks, as far as their lengths hold.
     *
     * @param file a PNG file
     * @return a copy
     */
    public static byte[] repaired(byte[] file) {
        byte[] copy = file.clone();
        ByteBuffer bytes = ByteBuffer.wrap(copy);
        for (long at = SIGNATURE; at + FRAME <= copy.length; ) {
            int chunk = (int) at;
            long length = Integer.toUnsignedLong(bytes.getInt(chunk));
            if (at + FRAME + length > copy.length) {
                break;
            }
            CRC32 sum = new CRC32();
            sum.update(copy, chunk + 4, (int) length + 4);
            bytes.putInt(chunk + 8 + (int) length, (int) sum.getValue());
            at += FRAME + length;
        }
        return copy;
    }
}
