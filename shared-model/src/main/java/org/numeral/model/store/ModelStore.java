package org.numeral.model.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Published models in a directory that trainers write and services read, at the same time and from
 * different machines.
 *
 * <p>Relied on, of the local or network file system: a rename within the directory is atomic, a
 * folder never replaces one that is not empty, and a rename is seen by whoever looks afterwards.
 * File locks are not relied on, nor are clocks for anything but the time of cleaning up. Where a
 * network file system caches folders, a writer may see another machine's step late; at worst, a
 * version that is rolled back to on one machine at the moment at which another removes it as too
 * old is gone, and readers say so.
 *
 * <p>Reading writes nothing and takes no lock, so a read-only mount will do.
 */
public final class ModelStore {

    /** Number of newest versions that are kept, unless another is asked for. */
    public static final int DEFAULT_KEEP = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ModelStore.class);

    private final StoreLayout layout;
    private final StoreOptions options;
    private final VersionReader reader;

    /**
     * A store in a directory, which need not exist yet. Nothing is read or written here.
     *
     * @param directory MODEL_DIR
     */
    public ModelStore(Path directory) {
        this(directory, DEFAULT_KEEP);
    }

    /**
     * A store that keeps a number of versions. Nothing is read or written here.
     *
     * @param directory MODEL_DIR
     * @param keep how many of the newest versions are kept, 1 or more; the current one and the one
     *     that was current before are kept besides
     * @throws IllegalArgumentException if keep is less than 1
     */
    public ModelStore(Path directory, int keep) {
        this(directory, StoreOptions.keeping(keep));
    }

    ModelStore(Path directory, StoreOptions options) {
        layout = new StoreLayout(directory);
        this.options = options;
        reader = new VersionReader(layout);
    }

    /** Writes the files of a version into a folder. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes model.zip and, if there is one, report.html with its pictures in the folder
         * pictures. Nothing else belongs there.
         *
         * @param folder exists and is empty
         * @throws IOException if it cannot be written
         */
        void writeTo(Path folder) throws IOException;
    }

    /**
     * Publishes a version and makes it current: staged, synced, renamed, then named by current.
     *
     * <p>Publishing the same model under the same id again (equal sha256 and equal metadata, times
     * aside) changes nothing in the version. It is made current if it never was, as after a writer
     * that was killed half-way; if it was current before and was replaced or rolled back since, it
     * stays so, because a Job that happens to start twice must not undo that.
     *
     * @param draft everything but sha256, which the store computes
     * @param content writes the files
     * @return the published version, with the metadata that are on the disk
     * @throws ModelStoreException if it could not be published, or if the id stands for another
     *     model already; current is then unchanged
     */
    public ModelVersion publish(ModelMetadata draft, Content content) throws ModelStoreException {
        return publish(draft, content, true);
    }

    /**
     * Publishes a version.
     *
     * @param draft everything but sha256, which the store computes
     * @param content writes the files
     * @param makeCurrent false to have it in the store only; {@link #rollback} makes it current
     * @return the published version, with the metadata that are on the disk
     * @throws ModelStoreException as in {@link #publish(ModelMetadata, Content)}
     */
    public ModelVersion publish(ModelMetadata draft, Content content, boolean makeCurrent)
            throws ModelStoreException {
        VersionId.check(draft.id());
        if (draft.formatVersion() != ModelMetadata.FORMAT_VERSION) {
            throw new ModelStoreException(
                    "Version %s has format version %d, but this program writes %d: use ModelMetadata.FORMAT_VERSION."
                            .formatted(
                                    VersionId.quoted(draft.id()),
                                    draft.formatVersion(),
                                    ModelMetadata.FORMAT_VERSION));
        }
        try {
            return new Publication(layout, options).publish(draft, content, makeCurrent);
        } catch (ModelStoreException e) {
            throw e;
        } catch (IOException e) {
            throw WriteFailure.explain(
                    "Version %s was not published to %s"
                            .formatted(VersionId.quoted(draft.id()), layout.directory()),
                    layout.directory(),
                    e);
        }
    }

    /**
     * Finds out whether something could be published: before it is trained for an hour, not after
     * that. Makes the directory and the folders in it if they are missing, and leaves nothing else
     * behind.
     *
     * @throws ModelStoreException if the directory cannot be written, or if current is damaged
     */
    public void requireWritable() throws ModelStoreException {
        try {
            new Publication(layout, options).rehearse();
        } catch (IOException e) {
            throw WriteFailure.explain(
                    "Nothing can be published to %s".formatted(layout.directory()),
                    layout.directory(),
                    e);
        }
        currentId();
    }

    /**
     * The id that current names; cheap enough to ask every few seconds. Empty if nothing was
     * published yet, also if there is no such directory.
     *
     * @return the id, not verified
     * @throws ModelStoreException if current does not hold an id or cannot be read
     */
    public Optional<String> currentId() throws ModelStoreException {
        return new CurrentPointer(layout, options.onStep()).read();
    }

    /**
     * The current version, verified.
     *
     * @return the version, or empty if nothing was published yet
     * @throws DamagedVersionException if it is not what its metadata say
     * @throws ModelStoreException if it cannot be read, or is of a format that is not known
     */
    public Optional<ModelVersion> current() throws ModelStoreException {
        Optional<String> id = currentId();
        while (id.isPresent()) {
            try {
                return Optional.of(reader.verify(id.get()));
            } catch (ModelStoreException e) {
                // a slow reader may find its version replaced and removed: then there is a newer
                Optional<String> now = currentId();
                if (now.equals(id)) {
                    throw e;
                }
                id = now;
            }
        }
        return Optional.empty();
    }

    /**
     * A version that was found to be what its metadata say: it is there, its format is known, the
     * metadata are of this id, and model.zip has the checksum that they name.
     *
     * @param id of the version
     * @return the version
     * @throws ModelStoreException if any of that is not so
     */
    public ModelVersion verify(String id) throws ModelStoreException {
        return reader.verify(id);
    }

    /**
     * Reads model.zip whole and verifies just the bytes that are returned, which are then safe from
     * changes on the disk.
     *
     * @param version of this store
     * @return the bytes of model.zip
     * @throws ModelStoreException if they are not those that the metadata tell of, or if the
     *     version was removed meanwhile
     */
    public byte[] readModel(ModelVersion version) throws ModelStoreException {
        return reader.read(version);
    }

    /**
     * All whole versions, newest first. What else is found among them is logged.
     *
     * @return the versions; not verified
     * @throws ModelStoreException if the store cannot be read
     */
    public List<ModelVersion> versions() throws ModelStoreException {
        StoreListing listing = listing();
        listing.unusable().forEach(other -> LOG.warn("Not a usable version: {}", other.reason()));
        return listing.versions();
    }

    /**
     * All that is in the folder of versions.
     *
     * @return whole versions, newest first, and what is broken or does not belong there
     * @throws ModelStoreException if the store cannot be read
     */
    public StoreListing listing() throws ModelStoreException {
        return reader.listing();
    }

    /**
     * Makes a version current that is in the store; also one that is newer, or that was published
     * without becoming current. Writes current anew if it was damaged.
     *
     * @param id of the version
     * @throws ModelStoreException if there is none or it does not verify, or if current cannot be
     *     written
     */
    public void rollback(String id) throws ModelStoreException {
        try {
            new Publication(layout, options).rollback(id);
        } catch (ModelStoreException e) {
            throw e;
        } catch (IOException e) {
            throw WriteFailure.explain(
                    "Version %s was not made current in %s"
                            .formatted(VersionId.quoted(id), layout.directory()),
                    layout.directory(),
                    e);
        }
    }
}
