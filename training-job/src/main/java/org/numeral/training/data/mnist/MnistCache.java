package org.numeral.training.data.mnist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.numeral.model.checksum.Sha256;
import org.numeral.training.data.DatasetException;
import org.numeral.training.files.Entries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of verified, uncompressed files. A file gets its name only when it is whole, verified
 * and on the disk, so neither a crash nor a second process leaves a half-written one.
 */
final class MnistCache {

    private static final Logger LOG = LoggerFactory.getLogger(MnistCache.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String UNFINISHED = ".part";

    private final Path folder;

    MnistCache(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Path path(MnistFile file) {
        return folder.resolve(file.name());
    }

    /** A quick look at the size only. */
    boolean seemsToHold(MnistFile file) {
        return path(file).toFile().length() == file.bytes();
    }

    /** Whether the file is there, readable and right. */
    boolean holds(MnistFile file) {
        try {
            return seemsToHold(file) && Sha256.of(path(file)).equals(file.sha256());
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", path(file), e.toString());
            return false;
        }
    }

    /** Makes the folder, with what leads to it, and removes what killed processes left behind. */
    void open() throws DatasetException {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createFile(unfinished("probe"));
            Files.delete(probe);
            removeLeftovers();
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** A wrong file is kept under another name, so that it can be looked into. */
    void setAsideIfWrong(MnistFile file) throws DatasetException {
        Path path = path(file);
        if (!Files.exists(path) || holds(file)) {
            return;
        }
        Path aside = path.resolveSibling(file.name() + ".corrupt-" + TIME.format(Instant.now()));
        try {
            Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw notWritable(e);
        }
        LOG.warn("{} was corrupt; it is kept as {} and fetched again", path, aside.getFileName());
    }

    /** A name in this folder that no other process uses. */
    Path unfinished(String name) {
        return folder.resolve("." + name + "." + UUID.randomUUID() + UNFINISHED);
    }

    /**
     * Unpacks, verifies and keeps a file.
     *
     * @param source packed or not
     * @param file what it must be
     * @throws PermanentFailure.WrongFile if it is not
     * @throws PermanentFailure.Storage if it cannot be kept
     */
    void store(Path source, MnistFile file) throws IOException {
        Path unfinished = unfinished(file.name());
        try {
            try (FileChannel channel = create(unfinished);
                    OutputStream out = Channels.newOutputStream(channel)) {
                Unpacking.copy(source, file, out);
                force(channel);
            }
            publish(unfinished, path(file));
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    DatasetException notWritable(IOException cause) {
        return new DatasetException(
                "The MNIST cache %s cannot be written: %s. Set %s to a writable folder with 70 MB of space, or %s to one that holds the four uncompressed files."
                        .formatted(
                                folder,
                                cause,
                                MnistConfig.CACHE_VARIABLE,
                                MnistConfig.DATA_VARIABLE),
                cause);
    }

    private static FileChannel create(Path path) throws PermanentFailure.Storage {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new PermanentFailure.Storage(e.toString(), e);
        }
    }

    private static void force(FileChannel channel) throws PermanentFailure.Storage {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new PermanentFailure.Storage(e.toString(), e);
        }
    }

    private static void publish(Path unfinished, Path path) throws PermanentFailure.Storage {
        try {
            Files.move(
                    unfinished,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PermanentFailure.Storage(e.toString(), e);
        }
    }

    private void removeLeftovers() throws IOException {
        Instant old = Instant.now().minus(1, ChronoUnit.DAYS);
        Entries.each(
                folder,
                ".*" + UNFINISHED,
                leftover -> {
                    if (lastModified(leftover).isBefore(old)) {
                        Files.deleteIfExists(leftover);
                        LOG.info("Removed {}, left behind by an earlier run", leftover);
                    }
                });
    }

    /** Now, if another process has finished with the file since it was listed. */
    private static Instant lastModified(Path path) throws IOException {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.now();
        }
    }
}
