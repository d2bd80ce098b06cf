package org.numeral.inference.upload;

import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One uploaded file, in memory or in a temporary file. It must be read or discarded; whichever
 * comes first frees it, and later calls do no harm.
 */
public final class Upload {

    private final CompletedPart part;
    private final AtomicBoolean taken = new AtomicBoolean();

    Upload(CompletedPart part) {
        this.part = part;
    }

    /**
     * The name that the client gave to the file.
     *
     * @return any text, or empty if it gave none
     */
    public Optional<String> name() {
        return part instanceof CompletedFileUpload file
                ? Optional.ofNullable(file.getFilename()).filter(name -> !name.isEmpty())
                : Optional.empty();
    }

    /**
     * The whole file.
     *
     * @return its bytes
     * @throws IOException if the temporary file cannot be read, or the upload was discarded
     */
    public byte[] read() throws IOException {
        if (!taken.compareAndSet(false, true)) {
            throw new IOException("the upload was already read or discarded");
        }
        return part.getBytes();
    }

    /** Frees the upload if it was not read. */
    public void discard() {
        if (taken.compareAndSet(false, true)) {
            Parts.discard(part);
        }
    }
}
