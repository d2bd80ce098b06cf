package org.numeral.model.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says of a failed read what to do about it. */
final class ReadFailure {

    private ReadFailure() {}

    static ModelStoreException explain(Path file, IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return new ModelStoreException(
                    "%s cannot be read: let the user %s read the model store."
                            .formatted(file, System.getProperty("user.name")),
                    failure);
        }
        String reason =
                failure instanceof FileSystemException known && known.getReason() != null
                        ? known.getReason()
                        : failure.getMessage();
        return new ModelStoreException(
                "%s cannot be read (%s): see to it that the model store is on a working volume."
                        .formatted(file, reason),
                failure);
    }
}
