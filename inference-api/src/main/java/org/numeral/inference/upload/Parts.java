package org.numeral.inference.upload;

import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frees what parts of an upload hold. */
final class Parts {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private Parts() {}

    /** Frees the memory or the temporary file of a part that nobody reads. */
    static void discard(CompletedPart part) {
        if (part instanceof CompletedFileUpload file) {
            file.discard();
            return;
        }
        try {
            part.getBytes(); // a part without a file name is freed by reading it, and only so
        } catch (IOException e) {
            LOG.warn("A part of an upload could not be freed", e);
        }
    }
}
