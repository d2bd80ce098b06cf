package org.numeral.training.data.mnist;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.numeral.model.checksum.Sha256;

/** Unpacks a file, if it is packed, and verifies its uncompressed bytes on the way. */
final class Unpacking {

    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;

    private Unpacking() {}

    /**
     * Copies the uncompressed bytes. Whether the source is packed is told by its first bytes and
     * not by its name, since some servers and browsers unpack a .gz on the way.
     *
     * @param source packed or not
     * @param expected what it must be
     * @param target receives at most as many bytes as expected
     * @throws EOFException if a packed source ends too early
     * @throws PermanentFailure.WrongFile if the bytes are not those expected
     * @throws PermanentFailure.Storage if they cannot be written
     */
    static void copy(Path source, MnistFile expected, OutputStream target) throws IOException {
        MessageDigest digest = Sha256.digest();
        long copied = 0;
        try (InputStream in = open(source)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                copied += n;
                if (copied > expected.bytes()) {
                    throw new PermanentFailure.WrongFile(
                            "has more than the expected %,d bytes uncompressed"
                                    .formatted(expected.bytes()),
                            null);
                }
                digest.update(buffer, 0, n);
                write(target, buffer, n);
            }
        } catch (ZipException e) {
            throw new PermanentFailure.WrongFile("cannot be unpacked: " + e.getMessage(), e);
        }
        String actual = Sha256.hex(digest);
        if (!actual.equals(expected.sha256())) {
            throw new PermanentFailure.WrongFile(
                    "has %,d bytes uncompressed with SHA-256 %s, expected %,d bytes with %s"
                            .formatted(copied, actual, expected.bytes(), expected.sha256()),
                    null);
        }
    }

    private static InputStream open(Path source) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(source), 1 << 16);
        try {
            in.mark(2);
            boolean packed = in.read() == GZIP_MAGIC_1 && in.read() == GZIP_MAGIC_2;
            in.reset();
            return packed ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static void write(OutputStream target, byte[] buffer, int n)
            throws PermanentFailure.Storage {
        try {
            target.write(buffer, 0, n);
        } catch (IOException e) {
            throw new PermanentFailure.Storage(e.toString(), e);
        }
    }
}
