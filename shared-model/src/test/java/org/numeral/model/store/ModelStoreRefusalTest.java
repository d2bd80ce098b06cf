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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.model.checksum.Sha256;

/** What the store refuses, word for word. */
class ModelStoreRefusalTest {

    private static final String ID_RULE =
            " is not a version id: use 1 to 64 letters (a to z), digits, dots, hyphens and underscores, with a letter or digit at both ends.";

    @TempDir Path directory;
    private ModelStore store;
    private Path folder;
    private Path current;

    @BeforeEach
    void publishOne() throws IOException {
        store = new ModelStore(directory);
        publish(store, "v1", 1);
        folder = directory.resolve("versions/v1");
        current = directory.resolve("current");
    }

    @Test
    void oneFlippedByte() throws IOException {
        ModelVersion version = store.verify("v1");
        byte[] bytes = Files.readAllBytes(folder.resolve("model.zip"));
        bytes[3] ^= 1;
        Files.write(folder.resolve("model.zip"), bytes);
        String message =
                "%s is damaged (its sha256 is %s, but metadata.json says %s): restore it from a backup, or roll back to another version."
                        .formatted(
                                folder.resolve("model.zip"),
                                Sha256.of(bytes),
                                Sha256.of("model v1".getBytes()));

        assertRefused(() -> store.verify("v1"), message);
        assertRefused(() -> store.current(), message);
        assertThatThrownBy(store::current).isInstanceOf(DamagedVersionException.class);
        assertRefused(() -> store.readModel(version), message);
        assertRefused(() -> store.rollback("v1"), message);
        assertRefused(() -> publish(store, "v1", 1), message);
    }

    @Test
    void aNewerFormat() throws IOException {
        Files.writeString(folder.resolve("metadata.json"), "{\"formatVersion\" : 2, ...");

        assertRefused(
                () -> store.current(),
                "%s has format version 2, but this program reads 1 at most: update the program, or roll back to a version that an older one published.",
                folder.resolve("metadata.json"));
    }

    @Test
    void aFormatThatIsNotTheOneWritten() {
        ModelMetadata made = draft("v2", START);
        ModelMetadata other =
                new ModelMetadata(
                        2,
                        made.id(),
                        made.created(),
                        null,
                        made.network(),
                        made.dataset(),
                        made.hyperparameters(),
                        made.validation(),
                        made.test(),
                        made.software(),
                        made.gitCommit(),
                        made.duration());

        assertRefused(
                () -> store.publish(other, content("v2")),
                "Version \"v2\" has format version 2, but this program writes 1: use ModelMetadata.FORMAT_VERSION.");
    }

    @Test
    void aFolderOfAnotherName() throws IOException {
        Files.move(folder, directory.resolve("versions/v9"));

        assertRefused(
                () -> store.verify("v9"),
                "The folder %s holds version \"v1\": give the folder back its name.",
                directory.resolve("versions/v9"));
    }

    @Test
    void aVersionThatIsNotThere() {
        assertRefused(
                () -> store.rollback("v2"),
                "There is no version \"v2\" in %s: list the versions to see which there are.",
                directory.resolve("versions"));
    }

    @Test
    void aMissingModel() throws IOException {
        Files.delete(folder.resolve("model.zip"));

        assertRefused(
                () -> store.verify("v1"),
                "%s is missing: restore it from a backup, or roll back to another version.",
                folder.resolve("model.zip"));
        assertThatThrownBy(store::current).isInstanceOf(DamagedVersionException.class);
    }

    @Test
    void aVersionThatIsRemovedWhileItIsRead() throws IOException {
        ModelVersion version = store.verify("v1");
        DurableFiles.deleteTree(folder);

        assertRefused(
                () -> store.readModel(version),
                "%s was removed while it was read: read the current version again.",
                folder);
    }

    @Test
    void anotherModelUnderAPublishedId() throws IOException {
        assertRefused(
                () -> store.publish(draft("v1", START), content("other")),
                "%s holds another model than the one to be published (sha256 %s, not %s): publish under another id; a published version is never changed.",
                folder,
                Sha256.of("model v1".getBytes()),
                Sha256.of("model other".getBytes()));

        assertThat(store.current().orElseThrow().reportFile()).hasContent("<p>report v1");
        assertThat(staging(directory)).isEmpty();
    }

    @Test
    void otherMetadataUnderAPublishedId() throws IOException {
        ModelMetadata made = draft("v1", START);
        ModelMetadata other =
                new ModelMetadata(
                        made.formatVersion(),
                        made.id(),
                        made.created(),
                        null,
                        made.network(),
                        made.dataset(),
                        made.hyperparameters(),
                        made.validation(),
                        made.test(),
                        made.software(),
                        "0123abc",
                        made.duration());

        assertRefused(
                () -> store.publish(other, content("v1")),
                "%s holds the same model with other metadata: publish under another id; a published version is never changed.",
                folder);
        assertThat(staging(directory)).isEmpty();
    }

    @Test
    void contentWithoutAModel() throws IOException {
        assertRefused(
                () -> store.publish(draft("v2", START), empty -> {}),
                "Version \"v2\" has no model.zip: what writes its content must write that file.");
        assertThat(staging(directory)).isEmpty();
    }

    @Test
    void contentWithOtherFiles() throws IOException {
        for (String name : new String[] {"metadata.json", "other.txt"}) {
            assertRefused(
                    () ->
                            store.publish(
                                    draft("v2", START),
                                    staged -> {
                                        content("v2").writeTo(staged);
                                        Files.writeString(staged.resolve(name), "");
                                    }),
                    "Version \"v2\" has \"%s\" in its content: only the files model.zip and report.html, and files in the folder pictures, belong there.",
                    name);
        }
        assertThat(ids(store)).containsExactly("v1");
        assertThat(staging(directory)).isEmpty();
    }

    @Test
    void picturesThatAreNoFiles() throws IOException {
        assertRefused(
                () ->
                        store.publish(
                                draft("v2", START),
                                staged -> {
                                    content("v2").writeTo(staged);
                                    Files.createDirectory(staged.resolve("pictures/more"));
                                }),
                "Version \"v2\" has \"pictures/more\" in its content: only the files model.zip and report.html, and files in the folder pictures, belong there.");
        assertRefused(
                () ->
                        store.publish(
                                draft("v2", START),
                                staged -> {
                                    Files.writeString(staged.resolve("model.zip"), "model");
                                    Files.writeString(staged.resolve("pictures"), "");
                                }),
                "Version \"v2\" has \"pictures\" in its content: only the files model.zip and report.html, and files in the folder pictures, belong there.");
        assertThat(ids(store)).containsExactly("v1");
    }

    @Test
    void anEmptyPointer() throws IOException {
        Files.writeString(current, " \n");

        assertRefused(
                () -> store.currentId(),
                "%s is empty: roll back to a version, which writes it anew.",
                current);
    }

    @Test
    void aPointerToWhereNoVersionIs() throws IOException {
        Files.writeString(current, "../../etc");
        assertRefused(
                () -> store.current(),
                "%s names \"../../etc\", which is not a version id: roll back to a version, which writes it anew.",
                current);

        Files.write(current, new byte[] {'v', 0, (byte) 0xff, '\n', 'x'});
        assertRefused(
                () -> store.currentId(),
                "%s names \"v???x\", which is not a version id: roll back to a version, which writes it anew.",
                current);

        Files.writeString(current, "gone\n");
        assertRefused(
                () -> store.current(),
                "There is no version \"gone\" in %s: list the versions to see which there are.",
                directory.resolve("versions"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "..", "../v1", "/etc", "a/b", "a\\b", "a b", "-a", ".a", "a.", "a~b", "C:",
                "a\n", "\u00e4"
            })
    void anIdThatIsNotASafeFileName(String id) throws IOException {
        String message = '"' + id.replaceAll("[^ -~]", "?") + '"' + ID_RULE;

        assertRefused(() -> store.verify(id), message);
        assertRefused(() -> store.rollback(id), message);
        assertRefused(() -> store.publish(draft(id, START), content("x")), message);
        assertThat(ids(store)).containsExactly("v1");
    }

    @Test
    void anIdThatIsTooLongOrNull() throws IOException {
        publish(store, "a".repeat(64), 2);
        assertRefused(() -> store.verify("a".repeat(65)), '"' + "a".repeat(65) + '"' + ID_RULE);
        assertRefused(
                () -> store.verify("a".repeat(200)), '"' + "a".repeat(80) + "...\"" + ID_RULE);
        assertRefused(() -> store.verify(null), "null" + ID_RULE);
    }

    @Test
    void aFileInPlaceOfTheDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> publish(new ModelStore(file), "v2", 2))
                .isInstanceOf(ModelStoreException.class)
                .hasMessageStartingWith("Version \"v2\" was not published to " + file + ": ")
                .hasMessageEndingWith(
                        " Put that right (%s must be a folder on a working volume), then try again. What was published before is unchanged.",
                        file);
        assertThatThrownBy(() -> new ModelStore(file).currentId())
                .isInstanceOf(ModelStoreException.class)
                .hasMessage(
                        "%s cannot be read (Not a directory): see to it that the model store is on a working volume.",
                        file.resolve("current"));
    }

    @Test
    void keepingNothing() {
        assertThatThrownBy(() -> new ModelStore(directory, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("At least 1 version must be kept, but 0 was asked for.");
    }

    private static void assertRefused(ThrowingCallable call, String message, Object... values) {
        assertThatThrownBy(call)
                .isInstanceOf(ModelStoreException.class)
                .hasMessage(values.length == 0 ? message : message.formatted(values));
    }
}
