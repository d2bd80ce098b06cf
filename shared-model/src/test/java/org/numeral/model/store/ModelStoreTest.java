package org.numeral.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.numeral.model.store.StoreFixture.START;
import static org.numeral.model.store.StoreFixture.content;
import static org.numeral.model.store.StoreFixture.draft;
import static org.numeral.model.store.StoreFixture.ids;
import static org.numeral.model.store.StoreFixture.publish;
import static org.numeral.model.store.StoreFixture.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.checksum.Sha256;

class ModelStoreTest {

    @TempDir Path parent;
    private Path directory;
    private ModelStore store;

    @BeforeEach
    void nameADirectoryThatDoesNotExist() {
        directory = parent.resolve("model");
        store = new ModelStore(directory, 2);
    }

    @Test
    void isEmptyBeforeTheFirstPublication() throws IOException {
        assertThat(store.currentId()).isEmpty();
        assertThat(store.current()).isEmpty();
        assertThat(store.versions()).isEmpty();
        assertThat(directory).doesNotExist();
    }

    @Test
    void saysWhetherItCouldBePublishedTo() throws IOException {
        store.requireWritable();
        assertThat(staging(directory)).isEmpty();
        assertThat(store.versions()).isEmpty();
        assertThat(store.currentId()).isEmpty();
        publish(store, "v1", 0);
        store.requireWritable();
        assertThat(store.currentId()).contains("v1");

        Files.writeString(directory.resolve("current"), "../v1\n");
        assertThatThrownBy(store::requireWritable).isInstanceOf(ModelStoreException.class);
        ModelStore inAFile = new ModelStore(directory.resolve("current"));
        assertThatThrownBy(inAFile::requireWritable)
                .isInstanceOf(ModelStoreException.class)
                .hasMessageStartingWith("Nothing can be published to ");
    }

    @Test
    void givesBackWhatWasPublished() throws IOException {
        ModelVersion published = publish(store, "v1", 0);

        ModelVersion current = store.current().orElseThrow();
        assertThat(current).isEqualTo(published);
        assertThat(current.metadata())
                .isEqualTo(draft("v1", START).withSha256(Sha256.of("model v1".getBytes())));
        assertThat(store.readModel(current)).asString().isEqualTo("model v1");
        assertThat(current.reportFile()).hasContent("<p>report v1");
        assertThat(directory.resolve("current")).hasContent("v1\n");
        assertThat(DurableFiles.children(directory.resolve("versions/v1")))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("metadata.json", "model.zip", "pictures", "report.html");
        assertThat(directory.resolve("versions/v1/pictures/curve.png")).hasContent("curve v1");
        assertThat(staging(directory)).isEmpty();
    }

    @Test
    void needsNoReport() throws IOException {
        store.publish(
                draft("v1", START),
                folder -> Files.writeString(folder.resolve("model.zip"), "model"));

        assertThat(store.current().orElseThrow().reportFile()).doesNotExist();
    }

    @Test
    void oldVersionsGoWithTheirPictures() throws IOException {
        for (int i = 0; i < 5; i++) {
            publish(store, "v" + i, i);
        }

        assertThat(directory.resolve("versions/v0")).doesNotExist();
        assertThat(directory.resolve("versions/v4/pictures/curve.png")).hasContent("curve v4");
    }

    @Test
    void whatHappensToTheReportDoesNotHurtTheModel() throws IOException {
        ModelVersion version = publish(store, "v1", 1);
        Files.writeString(version.reportFile(), "edited");
        Files.delete(version.folder().resolve("pictures/curve.png"));
        Files.createDirectory(version.folder().resolve("pictures/more"));

        assertThat(store.verify("v1")).isEqualTo(version);
        assertThat(publish(store, "v1", 1)).isEqualTo(version);
    }

    @Test
    void listsTheNewestFirstWhateverTheOrderOfPublishing() throws IOException {
        store = new ModelStore(directory);
        publish(store, "b", 2);
        publish(store, "c", 1);
        publish(store, "a", 3);

        assertThat(ids(store)).containsExactly("a", "b", "c");
        assertThat(store.currentId()).contains("a");
    }

    @Test
    void publishesWithoutMakingCurrent() throws IOException {
        publish(store, "v1", 1);
        store.publish(draft("v2", START.plusSeconds(2)), content("v2"), false);

        assertThat(store.currentId()).contains("v1");
        assertThat(ids(store)).containsExactly("v2", "v1");

        publish(store, "v2", 2);
        assertThat(store.currentId()).contains("v2");
    }

    @Test
    void publishingTheSameAgainChangesNothing() throws IOException {
        ModelVersion first = publish(store, "v1", 1);
        ModelVersion second = publish(store, "v1", 60);

        assertThat(second).isEqualTo(first);
        assertThat(store.currentId()).contains("v1");
        assertThat(ids(store)).containsExactly("v1");
        assertThat(staging(directory)).isEmpty();
    }

    @Test
    void aJobThatRunsAgainDoesNotUndoARollback() throws IOException {
        publish(store, "v1", 1);
        publish(store, "v2", 2);
        store.rollback("v1");

        publish(store, "v2", 2);

        assertThat(store.currentId()).contains("v1");
    }

    @Test
    void aJobThatRunsAgainRepairsAMissingOrDamagedPointer() throws IOException {
        publish(store, "v1", 1);
        Files.delete(directory.resolve("current"));
        publish(store, "v1", 1);
        assertThat(store.currentId()).contains("v1");

        Files.writeString(directory.resolve("current"), "../v1");
        publish(store, "v1", 1);
        assertThat(store.currentId()).contains("v1");
    }

    @Test
    void rollsBackAndForth() throws IOException {
        publish(store, "v1", 1);
        publish(store, "v2", 2);

        store.rollback("v1");
        assertThat(store.current().orElseThrow().id()).isEqualTo("v1");
        store.rollback("v2");
        assertThat(store.current().orElseThrow().id()).isEqualTo("v2");
        store.rollback("v2");
        assertThat(store.currentId()).contains("v2");
        assertThat(staging(directory)).isEmpty();
    }

    @Test
    void rollbackRepairsADamagedPointer() throws IOException {
        publish(store, "v1", 1);
        Files.writeString(directory.resolve("current"), "");

        store.rollback("v1");

        assertThat(store.currentId()).contains("v1");
    }

    @Test
    void keepsTheNewest() throws IOException {
        for (int i = 0; i < 5; i++) {
            publish(store, "v" + i, i);
        }

        assertThat(ids(store)).containsExactly("v4", "v3");
        assertThat(staging(directory)).isEmpty();
    }

    @Test
    void keepsFiveUnlessToldOtherwise() throws IOException {
        store = new ModelStore(directory);
        for (int i = 0; i < 7; i++) {
            publish(store, "v" + i, i);
        }

        assertThat(ids(store)).containsExactly("v6", "v5", "v4", "v3", "v2");
    }

    @Test
    void keepsTheCurrentOneAndTheOneBefore() throws IOException {
        store = new ModelStore(directory, 1);
        publish(store, "v1", 1);
        publish(store, "v2", 2);
        store.rollback("v1");
        for (int i = 3; i < 6; i++) {
            store.publish(draft("v" + i, START.plusSeconds(i)), content("v" + i), false);
        }
        assertThat(ids(store)).as("v2 was before v1").containsExactly("v5", "v2", "v1");

        publish(store, "v6", 6);
        assertThat(ids(store)).containsExactly("v6", "v1");
    }

    @Test
    void whatIsBrokenOrForeignIsReportedAndLeftAlone() throws IOException {
        publish(store, "v1", 1);
        Path versions = directory.resolve("versions");
        Files.createDirectory(versions.resolve("empty"));
        Files.createDirectory(versions.resolve("lost+found"));
        Files.writeString(versions.resolve("note"), "");
        Files.createDirectory(versions.resolve("newer"));
        Files.writeString(versions.resolve("newer/metadata.json"), "{\"formatVersion\":2}");
        publish(store, "v2", 2);
        publish(store, "v3", 3);

        StoreListing listing = store.listing();

        assertThat(ids(store)).containsExactly("v3", "v2");
        assertThat(listing.unusable())
                .extracting(StoreListing.Unusable::name)
                .containsExactly("empty", "lost+found", "newer", "note");
        assertThat(listing.unusable())
                .extracting(StoreListing.Unusable::reason)
                .containsExactly(
                        versions.resolve("empty/metadata.json")
                                + " is missing: restore it from a backup, or roll back to another version.",
                        "\"lost+found\" is not a version id: use 1 to 64 letters (a to z), digits, dots, hyphens and underscores, with a letter or digit at both ends.",
                        versions.resolve("newer/metadata.json")
                                + " has format version 2, but this program reads 1 at most: update the program, or roll back to a version that an older one published.",
                        versions.resolve("note")
                                + " is not a folder, as a version is: move it away.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void othersMayReadWhatOneUserPublished() throws IOException {
        Set<PosixFilePermission> all = PosixFilePermissions.fromString("r--r--r--");
        store.publish(
                draft("v1", START),
                folder -> {
                    Path secret = Files.createTempFile(folder, "m", "");
                    assertThat(Files.getPosixFilePermissions(secret))
                            .doesNotContainAnyElementsOf(List.of(PosixFilePermission.OTHERS_READ));
                    Files.move(secret, folder.resolve("model.zip"));
                    Path picture = Files.createTempFile(folder, "p", "");
                    Files.createDirectory(folder.resolve("pictures"));
                    Files.move(picture, folder.resolve("pictures/p.png"));
                });

        Path folder = directory.resolve("versions/v1");
        Set<PosixFilePermission> mayRead = Files.getPosixFilePermissions(folder);
        mayRead.retainAll(all); // what the umask of this machine leaves
        assertThat(Files.getPosixFilePermissions(folder.resolve("model.zip"))).containsAll(mayRead);
        assertThat(Files.getPosixFilePermissions(folder.resolve("pictures/p.png")))
                .containsAll(mayRead);
        assertThat(Files.getPosixFilePermissions(folder.resolve("metadata.json")))
                .containsAll(mayRead);
        assertThat(Files.getPosixFilePermissions(directory.resolve("current")))
                .containsAll(mayRead);
    }
}
