package org.numeral.training.data.mnist;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What has been received of one file from one address, over several attempts. */
final class PartialDownload {

    private final URI address;
    private final Path part;
    private final long maxBytes;
    private String entityTag;
    private boolean resumed;

    /**
     * @param address to fetch
     * @param part where the bytes go
     * @param maxBytes at which the address is given up as wrong
     */
    PartialDownload(URI address, Path part, long maxBytes) {
        this.address = address;
        this.part = part;
        this.maxBytes = maxBytes;
    }

    URI address() {
        return address;
    }

    Path part() {
        return part;
    }

    long maxBytes() {
        return maxBytes;
    }

    long received() {
        return part.toFile().length();
    }

    /** The strong entity tag of the bytes received, so that parts of two versions never mix. */
    Optional<String> entityTag() {
        return Optional.ofNullable(entityTag);
    }

    void startsWith(Optional<String> tag) {
        entityTag = tag.filter(value -> value.startsWith("\"")).orElse(null);
        resumed = false;
    }

    void resumes() {
        resumed = true;
    }

    /** Whether the bytes come from more than one answer. */
    boolean wasResumed() {
        return resumed;
    }

    /** Forgets what was received. */
    void restart() throws PermanentFailure.Storage {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new PermanentFailure.Storage(e.toString(), e);
        }
        entityTag = null;
        resumed = false;
    }
}
