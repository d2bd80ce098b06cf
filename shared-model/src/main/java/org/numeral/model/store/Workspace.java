package org.numeral.model.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one writer while it is at work: {@code staging/<id>~<unique>}. Three things hang on
 * it.
 *
 * <p>It protects: as long as it is there, no other writer removes the version that its name tells.
 *
 * <p>It is a licence: what makes a version current is the rename of a file in here. A writer that
 * slept so long that its folder was cleaned away therefore fails, whatever it still tries.
 *
 * <p>It shows life: the file {@code alive} is written to at intervals. Only its age, by the clock
 * of the file server, tells a killed writer from a live one. Nothing but the time of cleaning up
 * hangs on that judgement.
 */
final class Workspace implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);
    private static final String ALIVE = "alive";
    private static final String OLD = "old";
    private static final char SEPARATOR = '~';

    private final Path folder;
    private final ScheduledExecutorService heart;

    private Workspace(Path folder, Duration heartbeat) {
        this.folder = folder;
        heart =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "model-store-heartbeat");
                            thread.setDaemon(true);
                            return thread;
                        });
        heart.scheduleWithFixedDelay(
                this::showLife, heartbeat.toNanos(), heartbeat.toNanos(), TimeUnit.NANOSECONDS);
    }

    static Workspace open(StoreLayout layout, String id, Duration heartbeat) throws IOException {
        Files.createDirectories(layout.versions());
        Files.createDirectories(layout.staging());
        Path folder = layout.staging().resolve(id + SEPARATOR + UUID.randomUUID());
        Files.createDirectory(folder);
        try {
            DurableFiles.write(folder.resolve(ALIVE), "process " + ProcessHandle.current().pid());
            Files.createDirectory(folder.resolve(OLD));
        } catch (IOException e) {
            discard(folder);
            throw e;
        }
        return new Workspace(folder, heartbeat);
    }

    /** The workspaces of all writers. */
    static List<Path> all(StoreLayout layout) throws IOException {
        return DurableFiles.children(layout.staging()).stream()
                .filter(path -> path.getFileName().toString().indexOf(SEPARATOR) >= 0)
                .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** The id of the version that a workspace is for; empty if it is doomed. */
    static String idOf(Path workspace) {
        String name = workspace.getFileName().toString();
        return name.substring(0, name.indexOf(SEPARATOR));
    }

    /** Whether it is no writer's any more, and only needs to be deleted. */
    static boolean isDoomed(Path workspace) {
        return idOf(workspace).isEmpty();
    }

    /** Takes a workspace away from its writer, which can change nothing with it from then on. */
    static Path doom(Path workspace) throws IOException {
        if (isDoomed(workspace)) {
            return workspace;
        }
        Path doomed = workspace.resolveSibling("" + SEPARATOR + UUID.randomUUID());
        DurableFiles.move(workspace, doomed);
        return doomed;
    }

    /** Where a writer puts the old versions that it takes away. */
    static Path oldVersions(Path workspace) {
        return workspace.resolve(OLD);
    }

    Path folder() {
        return folder;
    }

    Path oldVersion(String id) {
        return oldVersions(folder).resolve(id);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** How long another workspace has shown no life, by the clock of the file server. */
    Duration silenceOf(Path other) throws IOException {
        beat();
        return Duration.between(lastSeen(other).toInstant(), lastSeen(folder).toInstant());
    }

    private static FileTime lastSeen(Path workspace) throws IOException {
        try {
            return Files.getLastModifiedTime(workspace.resolve(ALIVE));
        } catch (NoSuchFileException e) {
            return Files.getLastModifiedTime(workspace, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private void showLife() {
        try {
            beat();
        } catch (IOException e) {
            LOG.warn(
                    "Could not write to {}: another writer may take this one for killed",
                    folder,
                    e);
        }
    }

    /** Something that a writer does. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does something, and says what has happened if the workspace was cleaned away meanwhile. */
    <T> T guard(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (IOException e) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            throw new ModelStoreException(
                    "Version %s was not made current: its writer stood still for so long that another one took it for killed and removed %s. Try again."
                            .formatted(VersionId.quoted(idOf(folder)), folder),
                    e);
        }
    }

    /** Writes, instead of setting the time, so that the file server's clock gives the time. */
    private void beat() throws IOException {
        try (FileChannel alive =
                FileChannel.open(folder.resolve(ALIVE), StandardOpenOption.WRITE)) {
            alive.write(ByteBuffer.wrap(new byte[] {'p'}));
        }
    }

    /** Deletes everything; what cannot be deleted is left to a later writer. */
    @Override
    public void close() {
        heart.shutdown();
        try {
            heart.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            // an old version that is still there could neither be deleted nor be put back
            Files.deleteIfExists(oldVersions(folder));
        } catch (IOException e) {
            LOG.warn("Could not delete {}; a later publication cleans it away", folder, e);
            return;
        }
        discard(folder);
    }

    private static void discard(Path folder) {
        try {
            DurableFiles.deleteTree(folder);
        } catch (IOException e) {
            LOG.warn("Could not delete {}; a later publication cleans it away", folder, e);
        }
    }
}
