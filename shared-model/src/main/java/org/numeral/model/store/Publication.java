package org.numeral.model.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes one version, or makes one current: the order of the steps is what matters here. */
final class Publication {

    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final StoreLayout layout;
    private final StoreOptions options;
    private final VersionReader reader;
    private final CurrentPointer pointer;
    private final Housekeeping housekeeping;

    Publication(StoreLayout layout, StoreOptions options) {
        this.layout = layout;
        this.options = options;
        reader = new VersionReader(layout);
        pointer = new CurrentPointer(layout, options.onStep());
        housekeeping = new Housekeeping(layout, pointer, reader, options);
    }

    ModelVersion publish(ModelMetadata draft, ModelStore.Content content, boolean makeCurrent)
            throws IOException {
        ModelVersion version;
        try (Workspace mine = Workspace.open(layout, draft.id(), options.heartbeat())) {
            version = mine.guard(() -> publish(mine, draft, content, makeCurrent));
        }
        done(PublishStep.WORKSPACE_CLOSED);
        return version;
    }

    private ModelVersion publish(
            Workspace mine, ModelMetadata draft, ModelStore.Content content, boolean makeCurrent)
            throws IOException {
        done(PublishStep.WORKSPACE_OPENED);
        removeAbandoned(mine);
        done(PublishStep.ABANDONED_REMOVED);
        StagedVersion staged = StagedVersion.write(mine, draft, content, options.onStep());
        done(PublishStep.STAGED_AND_SYNCED);
        if (makeCurrent) {
            pointer.prepare(mine, draft.id());
        }
        ModelVersion version = makeVisible(staged);
        done(PublishStep.VERSION_SYNCED);
        if (makeCurrent) {
            makeCurrent(mine, version.id());
        }
        removeOldVersions(mine);
        return version;
    }

    /** As much of it as leaves no trace. */
    void rehearse() throws IOException {
        Workspace.open(layout, "rehearsal", options.heartbeat()).close();
        for (Path folder : List.of(layout.directory(), layout.versions())) {
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        }
    }

    void rollback(String id) throws IOException {
        reader.describe(id); // before anything is written
        try (Workspace mine = Workspace.open(layout, id, options.heartbeat())) {
            mine.guard(
                    () -> {
                        // only now no other writer removes it any more
                        ModelVersion version = reader.verify(id);
                        pointer.prepare(mine, id);
                        pointer.replace(mine, id);
                        return version;
                    });
        }
        LOG.info("Made model version {} current", id);
    }

    private ModelVersion makeVisible(StagedVersion staged) throws IOException {
        String id = staged.metadata().id();
        Path target = layout.version(id);
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            if (moved(staged.folder(), target)) {
                done(PublishStep.VERSION_MOVED);
                DurableFiles.syncFolder(layout.versions());
                DurableFiles.syncFolder(layout.directory());
                LOG.info("Published model version {} to {}", id, target);
                return new ModelVersion(target, staged.metadata());
            }
        }
        return alreadyPublished(staged.metadata());
    }

    /** False if another writer published the same id in this moment. */
    private static boolean moved(Path staged, Path target) throws IOException {
        try {
            DurableFiles.move(staged, target);
            return true;
        } catch (FileSystemException e) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                LOG.debug("{} was published by another writer meanwhile", target, e);
                return false;
            }
            throw e;
        }
    }

    /** A Job may start twice, and a killed one starts again: the same model is no error. */
    private ModelVersion alreadyPublished(ModelMetadata metadata) throws IOException {
        ModelVersion existing = reader.verify(metadata.id());
        if (!existing.metadata().sha256().equals(metadata.sha256())) {
            throw new ModelStoreException(
                    "%s holds another model than the one to be published (sha256 %s, not %s): publish under another id; a published version is never changed."
                            .formatted(
                                    existing.folder(),
                                    existing.metadata().sha256(),
                                    metadata.sha256()));
        }
        if (!existing.metadata().sameModel(metadata)) {
            throw new ModelStoreException(
                    "%s holds the same model with other metadata: publish under another id; a published version is never changed."
                            .formatted(existing.folder()));
        }
        // its writer may have been killed before this
        DurableFiles.syncFolder(layout.versions());
        LOG.info("Model version {} is published already and the same", metadata.id());
        return existing;
    }

    /** A version that was current and is not any more was replaced, or rolled back, on purpose. */
    private void makeCurrent(Workspace mine, String id) throws IOException {
        if (pointer.wasReplaced(id)) {
            LOG.info("Model version {} was current before and was replaced; it stays so", id);
            return;
        }
        pointer.replace(mine, id);
        LOG.info("Model version {} is current", id);
    }

    /** Leftovers are no reason not to publish. */
    private void removeAbandoned(Workspace mine) {
        try {
            housekeeping.removeAbandoned(mine);
        } catch (IOException e) {
            LOG.warn(
                    "Could not clean up after a killed writer; a later publication tries again", e);
        }
    }

    /** The version is published by now: too many old ones are no reason to say otherwise. */
    private void removeOldVersions(Workspace mine) {
        try {
            housekeeping.removeOldVersions(mine);
        } catch (IOException e) {
            LOG.warn("Could not remove old versions; a later publication tries again", e);
        }
    }

    private void done(PublishStep step) {
        options.onStep().accept(step);
    }
}
