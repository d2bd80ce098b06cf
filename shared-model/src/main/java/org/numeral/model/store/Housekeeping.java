package org.numeral.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes old versions, and what killed writers left. No lock is taken: a version is renamed out of
 * sight first, and put back if it turns out that another writer wants it. One that comes later does
 * not find it, and says so.
 */
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final StoreLayout layout;
    private final CurrentPointer pointer;
    private final VersionReader reader;
    private final StoreOptions options;

    Housekeeping(
            StoreLayout layout,
            CurrentPointer pointer,
            VersionReader reader,
            StoreOptions options) {
        this.layout = layout;
        this.pointer = pointer;
        this.reader = reader;
        this.options = options;
    }

    /** Keeps the newest versions, the current one, the one before and those being published. */
    void removeOldVersions(Workspace mine) throws IOException {
        List<ModelVersion> versions = reader.listing().versions();
        if (versions.size() <= options.keep()) {
            return;
        }
        for (ModelVersion version : versions.subList(options.keep(), versions.size())) {
            if (!wanted().contains(version.id())) {
                remove(version, mine);
            }
        }
    }

    private void remove(ModelVersion version, Workspace mine) throws IOException {
        Path takenOut = mine.oldVersion(version.id());
        try {
            DurableFiles.move(version.folder(), takenOut);
        } catch (NoSuchFileException e) {
            return; // another writer was faster
        }
        options.onStep().accept(PublishStep.OLD_VERSION_TAKEN_OUT);
        if (mayBeWanted(version.id())) {
            putBack(takenOut, version.folder());
            return;
        }
        DurableFiles.syncFolder(layout.versions());
        DurableFiles.deleteTree(takenOut);
        options.onStep().accept(PublishStep.OLD_VERSION_DELETED);
        LOG.info("Removed the old model version {}", version.id());
    }

    private boolean mayBeWanted(String id) {
        try {
            return wanted().contains(id);
        } catch (IOException e) {
            LOG.warn("Could not find out whether {} is wanted, so it is kept", id, e);
            return true;
        }
    }

    /** Removes the folders of writers that have shown no life for long. */
    void removeAbandoned(Workspace mine) throws IOException {
        for (Path other : Workspace.all(layout)) {
            try {
                if (!other.equals(mine.folder()) && isAbandoned(other, mine)) {
                    removeAbandoned(other);
                }
            } catch (NoSuchFileException e) {
                LOG.debug("{} was removed by another writer", other, e);
            } catch (IOException e) {
                LOG.warn("Could not clean up {}; a later publication tries again", other, e);
            }
        }
    }

    private boolean isAbandoned(Path other, Workspace mine) throws IOException {
        return Workspace.isDoomed(other)
                || mine.silenceOf(other).compareTo(options.abandonedAfter()) > 0;
    }

    private void removeAbandoned(Path other) throws IOException {
        putBackCurrent(Workspace.oldVersions(other));
        DurableFiles.deleteTree(Workspace.doom(other));
        LOG.info("Removed {}, which a killed writer left", other);
    }

    /** A writer may have been killed between taking a version out and finding it wanted. */
    private void putBackCurrent(Path oldVersions) throws IOException {
        if (!Files.isDirectory(oldVersions, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path takenOut : DurableFiles.children(oldVersions)) {
            String id = takenOut.getFileName().toString();
            if (pointer.read().filter(id::equals).isPresent()) {
                putBack(takenOut, layout.version(id));
            }
        }
    }

    private void putBack(Path takenOut, Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return; // published again meanwhile
        }
        DurableFiles.move(takenOut, folder);
        DurableFiles.syncFolder(layout.versions());
        LOG.info("Put back {}, which another writer wants", folder);
    }

    /**
     * The order matters: a writer makes its version current first and closes its workspace then, so
     * a version that is not seen in a workspace any more is seen in the pointer.
     */
    private Set<String> wanted() throws IOException {
        Set<String> ids = new HashSet<>();
        Workspace.all(layout).forEach(workspace -> ids.add(Workspace.idOf(workspace)));
        ids.addAll(pointer.currentAndPrevious());
        return ids;
    }
}
