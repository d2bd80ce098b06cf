package org.numeral.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataFileTest {

    private static final ModelMetadata METADATA =
            StoreFixture.draft("20260102-030405-1a2b3c", StoreFixture.START)
                    .withSha256("9f".repeat(32));

    @TempDir Path directory;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("metadata.json");
    }

    @Test
    void writesTheAgreedFormatByteForByte() throws IOException {
        assertThat(MetadataFile.toJson(METADATA)).isEqualTo(golden());
    }

    @Test
    void readsTheAgreedFormat() throws IOException {
        assertThat(readFrom(golden())).isEqualTo(METADATA);
    }

    @Test
    void skipsPropertiesThatANewerWriterAdded() throws IOException {
        String newer =
                golden().replaceFirst("\\{", "{\"added\": {\"formatVersion\": 9},")
                        .replaceFirst("\"architecture\"", "\"added\": [1], \"architecture\"");

        assertThat(readFrom(newer)).isEqualTo(METADATA);
    }

    @Test
    void refusesANewerFormatBeforeItReadsOn() {
        assertThatThrownBy(() -> readFrom("{\"formatVersion\": 2, \"id\": <not even JSON"))
                .isInstanceOf(ModelStoreException.class)
                .hasMessage(
                        "%s has format version 2, but this program reads 1 at most: update the program, or roll back to a version that an older one published.",
                        file);
    }

    @Test
    void refusesAFormatVersionThatNeverWas() {
        assertRefused("{\"formatVersion\": 0}", "there is no format version 0");
    }

    @Test
    void refusesAFileWithoutFormatVersion() {
        assertRefused("{\"id\": \"a\"}", "it has no formatVersion");
        assertRefused("{\"formatVersion\": \"1\"}", "it has no formatVersion");
        assertRefused("[]", "it has no formatVersion");
        assertRefused("", "it has no formatVersion");
    }

    @Test
    void refusesAMissingProperty() {
        assertRefused(
                golden().replace("\"gitCommit\" : \"unknown\",", ""),
                "Missing creator property 'gitCommit' (index 10)");
    }

    @Test
    void refusesANullProperty() {
        assertRefused(
                golden().replace("\"gitCommit\" : \"unknown\"", "\"gitCommit\" : null"),
                "Cannot construct instance of `org.numeral.model.store.ModelMetadata`, problem: gitCommit is null");
    }

    @Test
    void refusesAFileThatWasCutShort() {
        assertThatThrownBy(() -> readFrom(golden().substring(0, 500)))
                .isInstanceOf(ModelStoreException.class)
                .hasMessageStartingWith(file + " cannot be used (Unexpected end-of-input")
                .hasMessageEndingWith(
                        "): restore it from a backup, or roll back to another version.");
    }

    @Test
    void refusesAHugeFile() {
        assertRefused(" ".repeat(MetadataFile.MAX_BYTES + 1), "it is larger than 1048576 bytes");
    }

    private void assertRefused(String json, String why) {
        assertThatThrownBy(() -> readFrom(json))
                .isInstanceOf(ModelStoreException.class)
                .hasMessage(
                        "%s cannot be used (%s): restore it from a backup, or roll back to another version.",
                        file, why);
    }

    private ModelMetadata readFrom(String json) throws IOException {
        Files.writeString(file, json);
        return MetadataFile.read(file);
    }

    private static String golden() {
        try (InputStream in = MetadataFileTest.class.getResourceAsStream("metadata.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
