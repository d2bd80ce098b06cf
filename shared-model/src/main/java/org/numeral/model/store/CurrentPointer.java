package org.numeral.model.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code current}, and the file {@code history} beside it. Readers need only the first.
 * The second is a help to writers: it tells them what was current before, and whether a version
 * ever was. It is written last, and a version that a killed writer left out is added by the next.
 */
final class CurrentPointer {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentPointer.class);
    private static final int MAX_BYTES = 1024;
    private static final int REMEMBERED = 100;

    private final StoreLayout layout;
    private final Consumer<PublishStep> onStep;

    CurrentPointer(StoreLayout layout, Consumer<PublishStep> onStep) {
        this.layout = layout;
        this.onStep = onStep;
    }

    /** The id that is named; empty if there is no such file or no directory yet. */
    Optional<String> read() throws ModelStoreException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(layout.current())) {
            bytes = in.readNBytes(MAX_BYTES);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw ReadFailure.explain(layout.current(), e);
        }
        String id = new String(bytes, StandardCharsets.UTF_8).strip();
        if (id.isEmpty()) {
            throw new ModelStoreException(
                    "%s is empty: roll back to a version, which writes it anew."
                            .formatted(layout.current()));
        }
        if (!VersionId.isSafe(id)) {
            throw new ModelStoreException(
                    "%s names %s, which is not a version id: roll back to a version, which writes it anew."
                            .formatted(layout.current(), VersionId.quoted(id)));
        }
        return Optional.of(id);
    }

    /** Does beforehand what needs space on the disk. */
    void prepare(Workspace workspace, String id) throws IOException {
        DurableFiles.write(workspace.file("current"), id + "\n");
        onStep.accept(PublishStep.POINTER_PREPARED);
    }

    /** Makes a version current that {@link #prepare} was called for. */
    void replace(Workspace workspace, String id) throws IOException {
        Optional<String> before = readable();
        DurableFiles.move(workspace.file("current"), layout.current());
        onStep.accept(PublishStep.CURRENT_REPLACED);
        DurableFiles.syncFolder(layout.directory());
        onStep.accept(PublishStep.CURRENT_SYNCED);
        try {
            remember(workspace, before, id);
        } catch (IOException e) {
            LOG.warn("Could not note in {} that {} is current now", layout.history(), id, e);
        }
        onStep.accept(PublishStep.HISTORY_REPLACED);
    }

    /** Whether a version was current once, and another one is now. */
    boolean wasReplaced(String id) {
        return history().contains(id) && readable().filter(now -> !now.equals(id)).isPresent();
    }

    /** The current version and the one that was current before. */
    List<String> currentAndPrevious() throws ModelStoreException {
        List<String> ids = new ArrayList<>();
        read().ifPresent(ids::add);
        List<String> history = history();
        for (int i = history.size() - 1; i >= 0; i--) {
            if (!ids.contains(history.get(i))) {
                ids.add(history.get(i));
                break;
            }
        }
        return ids;
    }

    private Optional<String> readable() {
        try {
            return read();
        } catch (ModelStoreException e) {
            LOG.warn("{}", e.getMessage());
            return Optional.empty();
        }
    }

    private void remember(Workspace workspace, Optional<String> before, String id)
            throws IOException {
        List<String> history = new ArrayList<>(history());
        before.ifPresent(old -> append(history, old));
        append(history, id);
        List<String> latest =
                history.subList(Math.max(0, history.size() - REMEMBERED), history.size());
        Path written = workspace.file("history");
        DurableFiles.write(written, String.join("\n", latest) + "\n");
        DurableFiles.move(written, layout.history());
        DurableFiles.syncFolder(layout.directory());
    }

    private static void append(List<String> history, String id) {
        if (history.isEmpty() || !history.get(history.size() - 1).equals(id)) {
            history.add(id);
        }
    }

    private List<String> history() {
        try {
            return Files.readString(layout.history()).lines().filter(VersionId::isSafe).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            LOG.warn("Could not read {}; going on without it", layout.history(), e);
            return List.of();
        }
    }
}
