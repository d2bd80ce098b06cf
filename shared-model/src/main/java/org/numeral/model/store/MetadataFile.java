package org.numeral.model.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * metadata.json: what it looks like, and which ones are refused. Properties that a reader does not
 * know are skipped, so a writer may add some without raising the format version.
 */
final class MetadataFile {

    /** Far above any real one; keeps a wrong file from filling the memory. */
    static final int MAX_BYTES = 1 << 20;

    /** What older versions do not have; all else must be there. */
    private static final List<String> OPTIONAL =
            List.of("calibration", "abstention", "baseline", "modelCard");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    // the same metadata give the same bytes, on every JDK
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .build();

    private static final ObjectWriter WRITER = JSON.writer(printer());

    private MetadataFile() {}

    static String toJson(ModelMetadata metadata) throws JsonProcessingException {
        return WRITER.writeValueAsString(metadata) + "\n";
    }

    /**
     * Reads a file.
     *
     * @throws ModelStoreException if its contents are refused
     * @throws IOException if it is not there or cannot be read
     */
    static ModelMetadata read(Path file) throws IOException {
        byte[] json;
        try (InputStream in = Files.newInputStream(file)) {
            json = in.readNBytes(MAX_BYTES + 1);
        }
        if (json.length > MAX_BYTES) {
            throw refused(file, "it is larger than " + MAX_BYTES + " bytes", null);
        }
        try {
            checkFormat(file, json);
            ObjectNode properties = JSON.readValue(json, ObjectNode.class);
            fill(properties, OPTIONAL);
            if (properties.get("modelCard") instanceof ObjectNode card) {
                fill(card, List.of("trial"));
            }
            return JSON.treeToValue(properties, ModelMetadata.class);
        } catch (JsonProcessingException e) {
            // what follows a semicolon is about Jackson's settings
            throw refused(file, e.getOriginalMessage().replaceFirst("(?s);.*", ""), e);
        }
    }

    /** Adds what may be missing, as null: Jackson cannot tell it from what must be there. */
    private static void fill(ObjectNode properties, List<String> optional) {
        optional.stream().filter(name -> !properties.has(name)).forEach(properties::putNull);
    }

    /** Reads no further than the format version, because nothing is known of what follows it. */
    private static void checkFormat(Path file, byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    JsonToken value = parser.nextToken();
                    if (name.equals("formatVersion") && value == JsonToken.VALUE_NUMBER_INT) {
                        checkFormat(file, parser.getLongValue());
                        return;
                    }
                    parser.skipChildren();
                }
            }
        }
        throw refused(file, "it has no formatVersion", null);
    }

    private static void checkFormat(Path file, long format) throws ModelStoreException {
        if (format > ModelMetadata.FORMAT_VERSION) {
            throw new ModelStoreException(
                    "%s has format version %d, but this program reads %d at most: update the program, or roll back to a version that an older one published."
                            .formatted(file, format, ModelMetadata.FORMAT_VERSION));
        }
        if (format < 1) {
            throw refused(file, "there is no format version " + format, null);
        }
    }

    private static ModelStoreException refused(Path file, String why, Exception cause) {
        return new ModelStoreException(
                "%s cannot be used (%s): restore it from a backup, or roll back to another version."
                        .formatted(file, why),
                cause);
    }

    private static DefaultPrettyPrinter printer() {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return printer;
    }
}
