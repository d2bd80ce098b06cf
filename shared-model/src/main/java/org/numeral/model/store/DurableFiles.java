package org.numeral.model.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** File operations that have reached the disk when they return. */
public final class DurableFiles {

    private static final Logger LOG = LoggerFactory.getLogger(DurableFiles.class);
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    /** What fsync answers where a file system cannot do it (EINVAL, ENOTSUP, ENOSYS). */
    private static final List<String> UNSUPPORTED =
            List.of(
                    "Invalid argument",
                    "Operation not supported",
                    "Not supported",
                    "Function not implemented");

    private DurableFiles() {}

    /** Writes a new file. */
    static void write(Path file, String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * Replaces a file as a whole: whenever this is interrupted, the file is the old or the new one.
     *
     * @param file to be replaced or made; its folder must exist
     * @param content of the file
     * @throws IOException if that failed; the file is then as it was
     */
    public static void replace(Path file, byte[] content) throws IOException {
        Path written = Files.createTempFile(file.toAbsolutePath().getParent(), ".writing-", ".tmp");
        try {
            Files.write(written, content);
            syncFile(written);
            move(written, file);
        } finally {
            Files.deleteIfExists(written);
        }
        syncFolder(file.toAbsolutePath().getParent());
    }

    static void syncFile(Path file) throws IOException {
        // Windows flushes only what is open for writing
        try (FileChannel channel =
                FileChannel.open(
                        file, WINDOWS ? StandardOpenOption.WRITE : StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Makes names in a folder durable: new files, removals, renames. */
    static void syncFolder(Path folder) throws IOException {
        if (WINDOWS) {
            return; // cannot open folders, and keeps names in its journal
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            if (!isUnsupported(e)) {
                throw e;
            }
            LOG.debug("The file system of {} has no fsync for folders", folder, e);
        }
    }

    static boolean isUnsupported(IOException failure) {
        return failure.getMessage() != null
                && UNSUPPORTED.stream().anyMatch(failure.getMessage()::endsWith);
    }

    /** What is in a folder, by name. */
    static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(Comparator.naturalOrder());
        return children;
    }

    /** Everything in a folder, and the folder. */
    static void syncTree(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        syncFile(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        syncFolder(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** Renames at once; not durable before the folders are synced. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Does not follow links, and does not mind if another process deletes the same. */
    static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException failure)
                            throws IOException {
                        if (failure != null && !(failure instanceof NoSuchFileException)) {
                            throw failure;
                        }
                        Files.deleteIfExists(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
