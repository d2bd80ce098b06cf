package org.numeral.model.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says of a failed write what to do about it. */
final class WriteFailure {

    private WriteFailure() {}

    static ModelStoreException explain(String what, Path directory, IOException failure) {
        return new ModelStoreException(
                "%s: %s. %s What was published before is unchanged."
                        .formatted(what, reason(failure), advice(directory, failure)),
                failure);
    }

    private static String reason(IOException failure) {
        if (failure instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason() + " (" + known.getFile() + ")";
        }
        if (failure instanceof AccessDeniedException denied) {
            return "Permission denied (" + denied.getFile() + ")";
        }
        String message = failure.getMessage();
        return failure.getClass() == IOException.class && message != null
                ? message
                : failure.getClass().getSimpleName() + " (" + message + ")";
    }

    private static String advice(Path directory, IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "Let the user %s write to %s, then try again."
                    .formatted(System.getProperty("user.name"), directory);
        }
        if (failure instanceof AtomicMoveNotSupportedException) {
            return "All of %s must be one volume: mount it as a whole, not its folders one by one."
                    .formatted(directory);
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("No space left on device")
                || message.contains("Disk quota exceeded")
                || message.contains("not enough space on the disk")) {
            return "Free space on the volume of %s or enlarge it, then try again."
                    .formatted(directory);
        }
        if (message.contains("Read-only file system")) {
            return "Mount %s writable for whoever publishes, then try again.".formatted(directory);
        }
        return "Put that right (%s must be a folder on a working volume), then try again."
                .formatted(directory);
    }
}
