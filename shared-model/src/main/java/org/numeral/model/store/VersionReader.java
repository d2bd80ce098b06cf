package org.numeral.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.numeral.model.checksum.Sha256;

/** Reads versions; writes nothing and needs no lock. */
final class VersionReader {

    private static final Comparator<ModelVersion> NEWEST_FIRST =
            Comparator.comparing((ModelVersion version) -> version.metadata().created())
                    .thenComparing(ModelVersion::id)
                    .reversed();

    private final StoreLayout layout;

    VersionReader(StoreLayout layout) {
        this.layout = layout;
    }

    /** A version whose checksum is right. */
    ModelVersion verify(String id) throws ModelStoreException {
        ModelVersion version = describe(id);
        try {
            compare(version, Sha256.of(version.modelFile()));
        } catch (ModelStoreException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(version.folder(), version.modelFile(), e);
        }
        return version;
    }

    /** The bytes of model.zip, which are those that the metadata tell of. */
    byte[] read(ModelVersion version) throws ModelStoreException {
        try {
            byte[] bytes = Files.readAllBytes(version.modelFile());
            compare(version, Sha256.of(bytes));
            return bytes;
        } catch (ModelStoreException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(version.folder(), version.modelFile(), e);
        }
    }

    /** A version by its metadata alone. */
    ModelVersion describe(String id) throws ModelStoreException {
        VersionId.check(id);
        Path folder = layout.version(id);
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new DamagedVersionException(
                    "There is no version %s in %s: list the versions to see which there are."
                            .formatted(VersionId.quoted(id), layout.versions()),
                    null);
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new ModelStoreException(
                    "%s is not a folder, as a version is: move it away.".formatted(folder));
        }
        Path file = folder.resolve(ModelVersion.METADATA_FILE);
        ModelMetadata metadata;
        try {
            metadata = MetadataFile.read(file);
        } catch (ModelStoreException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(folder, file, e);
        }
        if (!metadata.id().equals(id)) {
            throw new ModelStoreException(
                    "The folder %s holds version %s: give the folder back its name."
                            .formatted(folder, VersionId.quoted(metadata.id())));
        }
        return new ModelVersion(folder, metadata);
    }

    StoreListing listing() throws ModelStoreException {
        List<ModelVersion> versions = new ArrayList<>();
        List<StoreListing.Unusable> unusable = new ArrayList<>();
        for (String name : names()) {
            try {
                versions.add(describe(name));
            } catch (ModelStoreException e) {
                // one that was removed since the names were read is not there, so not unusable
                if (Files.exists(layout.version(name), LinkOption.NOFOLLOW_LINKS)) {
                    unusable.add(new StoreListing.Unusable(name, e.getMessage()));
                }
            }
        }
        versions.sort(NEWEST_FIRST);
        return new StoreListing(versions, unusable);
    }

    private List<String> names() throws ModelStoreException {
        try {
            return DurableFiles.children(layout.versions()).stream()
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw ReadFailure.explain(layout.versions(), e);
        }
    }

    private static void compare(ModelVersion version, String sha256) throws ModelStoreException {
        if (!sha256.equals(version.metadata().sha256())) {
            throw new DamagedVersionException(
                    "%s is damaged (its sha256 is %s, but %s says %s): restore it from a backup, or roll back to another version."
                            .formatted(
                                    version.modelFile(),
                                    sha256,
                                    ModelVersion.METADATA_FILE,
                                    version.metadata().sha256()),
                    null);
        }
    }

    private static ModelStoreException unreadable(Path folder, Path file, IOException failure) {
        if (!(failure instanceof NoSuchFileException)) {
            return ReadFailure.explain(file, failure);
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return new ModelStoreException(
                    "%s was removed while it was read: read the current version again."
                            .formatted(folder),
                    failure);
        }
        return new DamagedVersionException(
                "%s is missing: restore it from a backup, or roll back to another version."
                        .formatted(file),
                failure);
    }
}
