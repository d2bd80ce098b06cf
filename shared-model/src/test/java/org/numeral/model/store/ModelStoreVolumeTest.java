package org.numeral.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.numeral.model.store.StoreFixture.START;
import static org.numeral.model.store.StoreFixture.content;
import static org.numeral.model.store.StoreFixture.draft;
import static org.numeral.model.store.StoreFixture.ids;
import static org.numeral.model.store.StoreFixture.publish;
import static org.numeral.model.store.StoreFixture.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full, read-only or not this user's. */
class ModelStoreVolumeTest {

    private static final String FULL =
            "Version \"v2\" was not published to %1$s: No space left on device%2$s. Free space on the volume of %1$s or enlarge it, then try again. What was published before is unchanged.";

    @TempDir Path directory;

    @Test
    void aDiskThatFillsUpHalfWayThroughTheModel() throws Exception {
        try (TinyVolume volume = TinyVolume.mount(directory, 256)) {
            ModelStore store = new ModelStore(volume.folder());
            publish(store, "v1", 1);

            assertThatThrownBy(
                            () ->
                                    store.publish(
                                            draft("v2", START),
                                            folder ->
                                                    Files.write(
                                                            folder.resolve("model.zip"),
                                                            new byte[1 << 20])))
                    .isInstanceOf(ModelStoreException.class)
                    .hasMessage(FULL, directory, "");

            assertUnchangedAndGoingOn(store);
        }
    }

    @Test
    void aDiskThatFillsUpAtAnyMoment() throws Exception {
        int refused = 0;
        try (TinyVolume volume = TinyVolume.mount(directory, 256)) {
            ModelStore store = new ModelStore(volume.folder());
            publish(store, "v1", 1);
            Path filler = directory.resolve("filler");
            for (int free = 0; free < 12; free++) {
                fill(filler, free);
                try {
                    publish(store, "v2", 2);
                } catch (ModelStoreException e) {
                    refused++;
                    assertThat(e).hasMessageContaining("No space left on device");
                    assertThat(store.current().orElseThrow().id()).isEqualTo("v1");
                    assertThat(ids(store)).containsExactly("v1");
                }
                assertThat(store.current()).isPresent();
                assertThat(store.listing().unusable()).isEmpty();
                assertThat(staging(directory)).isEmpty();
                Files.delete(filler);
            }
            publish(store, "v2", 2);
            assertThat(store.currentId()).contains("v2");
        }
        assertThat(refused).as("moments at which it was full").isBetween(3, 11);
    }

    @Test
    void contentThatFailsForWantOfSpace() throws IOException {
        ModelStore store = new ModelStore(directory);
        publish(store, "v1", 1);

        assertThatThrownBy(
                        () ->
                                store.publish(
                                        draft("v2", START),
                                        folder -> {
                                            Files.write(folder.resolve("model.zip"), new byte[100]);
                                            throw new IOException("No space left on device");
                                        }))
                .isInstanceOf(ModelStoreException.class)
                .hasMessage(FULL, directory, "");

        assertUnchangedAndGoingOn(store);
    }

    @Test
    void contentThatFailsUnexpectedly() throws IOException {
        ModelStore store = new ModelStore(directory);
        publish(store, "v1", 1);

        assertThatThrownBy(
                        () ->
                                store.publish(
                                        draft("v2", START),
                                        folder -> {
                                            throw new IllegalStateException("no network");
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no network");

        assertUnchangedAndGoingOn(store);
    }

    @Test
    void aReadOnlyVolumeIsReadAndNotWritten() throws Exception {
        try (TinyVolume volume = TinyVolume.mount(directory, 256)) {
            ModelStore store = new ModelStore(volume.folder());
            publish(store, "v1", 1);
            volume.makeReadOnly();

            assertThat(store.readModel(store.current().orElseThrow()))
                    .asString()
                    .isEqualTo("model v1");
            assertThat(ids(store)).containsExactly("v1");
            assertThatThrownBy(() -> publish(store, "v2", 2))
                    .isInstanceOf(ModelStoreException.class)
                    .hasMessageMatching(
                            "Version \"v2\" was not published to "
                                    + directory
                                    + ": Read-only file system \\("
                                    + directory
                                    + "/staging/v2~[-0-9a-f]{36}\\)\\. Mount "
                                    + directory
                                    + " writable for whoever publishes, then try again\\. What was published before is unchanged\\.");
            assertThatThrownBy(() -> store.rollback("v1"))
                    .isInstanceOf(ModelStoreException.class)
                    .hasMessageStartingWith(
                            "Version \"v1\" was not made current in %s: Read-only file system",
                            directory);
        }
    }

    @Test
    void aReadOnlyVolumeWithoutAStoreIsEmpty() throws Exception {
        try (TinyVolume volume = TinyVolume.mount(directory, 256)) {
            volume.makeReadOnly();
            ModelStore store = new ModelStore(volume.folder());

            assertThat(store.currentId()).isEmpty();
            assertThat(store.current()).isEmpty();
            assertThat(store.versions()).isEmpty();
        }
    }

    @Test
    void aDirectoryThatThisUserMayNotWrite() throws Exception {
        ModelStore store = new ModelStore(directory);
        publish(store, "v1", 1);
        Path staging = directory.resolve("staging");
        Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(staging), "skipped: permissions do not bind this user");

            assertThatThrownBy(() -> publish(store, "v2", 2))
                    .isInstanceOf(ModelStoreException.class)
                    .hasMessageMatching(
                            "Version \"v2\" was not published to %1$s: Permission denied \\(%1$s/staging/v2~[-0-9a-f]{36}\\)\\. Let the user %2$s write to %1$s, then try again\\. What was published before is unchanged\\."
                                    .formatted(directory, System.getProperty("user.name")));
            assertThat(store.current().orElseThrow().id()).isEqualTo("v1");
        } finally {
            Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aDirectoryThatThisUserMayNotRead() throws Exception {
        ModelStore store = new ModelStore(directory);
        publish(store, "v1", 1);
        Path model = directory.resolve("versions/v1/model.zip");
        Files.setPosixFilePermissions(model, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(model), "skipped: permissions do not bind this user");

        assertThatThrownBy(store::current)
                .isInstanceOf(ModelStoreException.class)
                .hasMessage(
                        "%s cannot be read: let the user %s read the model store.",
                        model, System.getProperty("user.name"));
    }

    private void assertUnchangedAndGoingOn(ModelStore store) throws IOException {
        assertThat(store.current().orElseThrow().id()).isEqualTo("v1");
        assertThat(ids(store)).containsExactly("v1");
        assertThat(staging(directory)).isEmpty();
        store.publish(draft("v2", START.plusSeconds(2)), content("v2"));
        assertThat(store.current().orElseThrow().id()).isEqualTo("v2");
    }

    /** Leaves so many blocks of 4 KiB. */
    private static void fill(Path filler, int blocks) throws IOException {
        Files.write(filler, new byte[blocks * 4096]);
        Path rest = filler.resolveSibling("rest");
        try (var out = Files.newOutputStream(rest, StandardOpenOption.CREATE_NEW)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left on device");
        }
        Files.move(rest, filler, StandardCopyOption.REPLACE_EXISTING);
    }
}
