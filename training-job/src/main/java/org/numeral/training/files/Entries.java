package org.numeral.training.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lists folders, an entry at a time. A disk or a network drive that fails in the middle is an
 * {@link IOException} as at the beginning, where {@link DirectoryStream} throws an unchecked
 * exception that nobody expects.
 */
public final class Entries {

    private Entries() {}

    /**
     * What is done with an entry.
     *
     * @param <E> what it may throw beside IOException
     */
    @FunctionalInterface
    public interface Use<E extends Exception> {

        /**
         * Does it.
         *
         * @param entry the folder's path with the entry's name
         * @throws IOException ends the listing
         * @throws E ends the listing
         */
        void accept(Path entry) throws IOException, E;
    }

    /**
     * Gives each entry of a folder to a use, in no order.
     *
     * @param folder that is listed
     * @param glob which names are wanted, {@code *} for all
     * @param use is given those
     * @param <E> what the use may throw
     * @throws IOException if the folder cannot be read, or from the use
     * @throws E from the use
     */
    public static <E extends Exception> void each(Path folder, String glob, Use<E> use)
            throws IOException, E {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            each(entries, use);
        }
    }

    static <E extends Exception> void each(DirectoryStream<Path> entries, Use<E> use)
            throws IOException, E {
        try {
            for (Path entry : entries) {
                use.accept(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
