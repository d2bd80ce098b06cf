package org.numeral.training.data.mnist;

import java.util.Objects;

/**
 * One of the files MNIST consists of, as it is uncompressed.
 *
 * @param name such as {@code train-images-idx3-ubyte}; its packed form has {@code .gz} appended
 * @param part what it is called in a dataset's description, such as {@code train-images}
 * @param bytes its size
 * @param sha256 64 lower-case hexadecimal digits
 */
record MnistFile(String name, String part, long bytes, String sha256) {

    MnistFile {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(part, "part is null");
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes is " + bytes + ", not 1 or more");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("\"" + sha256 + "\" is no SHA-256");
        }
    }

    String packedName() {
        return name + ".gz";
    }

    /** The most that a sound .gz of this file can have: gzip adds next to nothing to noise. */
    long maxPackedBytes() {
        return bytes + bytes / 100 + 4096;
    }
}
