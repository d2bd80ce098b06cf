package org.numeral.model.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Signatures of the store while the skeleton is laid out. */
public final class ModelStore {

    private final Path directory;

    /**
     * A store in a directory, which need not exist yet. Nothing is read or written here.
     *
     * @param directory MODEL_DIR
     */
    public ModelStore(Path directory) {
        this.directory = directory;
    }

    /** Writes the files of a version into a folder. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes model.zip, and report.html if there is one.
         *
         * @param folder exists and is empty
         * @throws IOException if it cannot be written
         */
        void writeTo(Path folder) throws IOException;
    }

    /**
     * Publishes a version: staged, synced, renamed, then named by current.
     *
     * @param draft everything but sha256, which the store computes
     * @param content writes the files
     * @return the published version
     * @throws IOException if it could not be published; current is then unchanged
     */
    public ModelVersion publish(ModelMetadata draft, Content content) throws IOException {
        throw new IOException("not yet: " + directory + draft + content);
    }

    /**
     * The id that current names.
     *
     * @return the id, or empty if nothing was published yet
     * @throws IOException if it cannot be read
     */
    public Optional<String> currentId() throws IOException {
        return Optional.empty();
    }

    /**
     * A version whose format version and checksum were verified.
     *
     * @param id of the version
     * @return the version; its model.zip may be deserialised
     * @throws IOException if there is none, or it is not what its metadata say
     */
    public ModelVersion verify(String id) throws IOException {
        throw new IOException("not yet: " + id);
    }

    /**
     * All whole versions, newest first.
     *
     * @return the versions; not verified
     * @throws IOException if the store cannot be read
     */
    public List<ModelVersion> versions() throws IOException {
        return List.of();
    }

    /**
     * Makes an earlier version current.
     *
     * @param id of the version
     * @throws IOException if there is none or it does not verify
     */
    public void rollback(String id) throws IOException {
        throw new IOException("not yet: " + id);
    }
}
