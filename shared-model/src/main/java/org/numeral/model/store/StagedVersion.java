package org.numeral.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.numeral.model.checksum.Sha256;

/**
 * A whole version in its writer's folder, safe on the disk and not yet visible.
 *
 * @param folder holds its files
 * @param metadata with the checksum
 */
record StagedVersion(Path folder, ModelMetadata metadata) {

    static StagedVersion write(
            Workspace mine,
            ModelMetadata draft,
            ModelStore.Content content,
            Consumer<PublishStep> onStep)
            throws IOException {
        Path folder = mine.file("version");
        Files.createDirectory(folder);
        content.writeTo(folder);
        onStep.accept(PublishStep.CONTENT_WRITTEN);
        checkFiles(folder, draft.id());
        ModelMetadata metadata =
                draft.withSha256(Sha256.of(folder.resolve(ModelVersion.MODEL_FILE)));
        writeMetadata(folder.resolve(ModelVersion.METADATA_FILE), metadata);
        onStep.accept(PublishStep.METADATA_WRITTEN);
        DurableFiles.syncTree(folder);
        return new StagedVersion(folder, metadata);
    }

    private static void checkFiles(Path folder, String id) throws IOException {
        if (!Files.isRegularFile(
                folder.resolve(ModelVersion.MODEL_FILE), LinkOption.NOFOLLOW_LINKS)) {
            throw new ModelStoreException(
                    "Version %s has no %s: what writes its content must write that file."
                            .formatted(VersionId.quoted(id), ModelVersion.MODEL_FILE));
        }
        for (Path file : DurableFiles.children(folder)) {
            String name = file.getFileName().toString();
            if (name.equals(ModelVersion.PICTURES_FOLDER)
                    && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                checkPictures(file, id);
            } else if (List.of(ModelVersion.MODEL_FILE, ModelVersion.REPORT_FILE).contains(name)
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                makeReadable(file, folder);
            } else {
                throw foreign(id, name);
            }
        }
    }

    /** Plain files only: a folder or a link among them could hold anything. */
    private static void checkPictures(Path pictures, String id) throws IOException {
        for (Path picture : DurableFiles.children(pictures)) {
            if (!Files.isRegularFile(picture, LinkOption.NOFOLLOW_LINKS)) {
                throw foreign(
                        id, ModelVersion.PICTURES_FOLDER + "/" + picture.getFileName().toString());
            }
            makeReadable(picture, pictures);
        }
    }

    private static ModelStoreException foreign(String id, String name) {
        return new ModelStoreException(
                "Version %s has %s in its content: only the files %s and %s, and files in the folder %s, belong there."
                        .formatted(
                                VersionId.quoted(id),
                                VersionId.quoted(name),
                                ModelVersion.MODEL_FILE,
                                ModelVersion.REPORT_FILE,
                                ModelVersion.PICTURES_FOLDER));
    }

    /** Temporary files that were renamed can be read by their owner alone; readers are others. */
    private static void makeReadable(Path file, Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> wanted = new HashSet<>(Files.getPosixFilePermissions(folder));
        wanted.retainAll(
                Set.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.GROUP_READ,
                        PosixFilePermission.OTHERS_READ));
        Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(file));
        if (permissions.addAll(wanted)) {
            Files.setPosixFilePermissions(file, permissions);
        }
    }

    /** Reads it back, because nobody can publish it again once it is published unreadable. */
    private static void writeMetadata(Path file, ModelMetadata metadata) throws IOException {
        DurableFiles.write(file, MetadataFile.toJson(metadata));
        if (!MetadataFile.read(file).equals(metadata)) {
            throw new ModelStoreException(
                    "The metadata of version %s are not the same when read back: report this as a bug."
                            .formatted(VersionId.quoted(metadata.id())));
        }
    }
}
