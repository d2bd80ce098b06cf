package org.numeral.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.digit.AbstentionScore;

class MetadataFileTest {

    private static final ModelMetadata METADATA =
            StoreFixture.draft("20260102-030405-1a2b3c", StoreFixture.START)
                    .withSha256("9f".repeat(32));

    private static final ModelMetadata CALIBRATED =
            METADATA.withCalibration(
                    new ModelMetadata.Calibration(1.25, 0.004, 0.001, 0.0015),
                    new AbstentionRule(AbstentionScore.MAX_PROBABILITY, 0.625));

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
    void addsCalibrationAndAbstentionAtTheEnd() throws IOException {
        assertThat(MetadataFile.toJson(CALIBRATED))
                .startsWith(golden().substring(0, golden().lastIndexOf("\n}")))
                .endsWith(
                        """
                          "duration" : "PT1M1.5S",
                          "calibration" : {
                            "temperature" : 1.25,
                            "validationErrorBefore" : 0.004,
                            "validationErrorAfter" : 0.001,
                            "testError" : 0.0015
                          },
                          "abstention" : {
                            "score" : "MAX_PROBABILITY",
                            "threshold" : 0.625
                          }
                        }
                        """);
    }

    @Test
    void readsCalibrationAndAbstention() throws IOException {
        assertThat(readFrom(MetadataFile.toJson(CALIBRATED))).isEqualTo(CALIBRATED);
    }

    @Test
    void readsAFileOfBeforeAsNotCalibratedAndRecognisingEverything() throws IOException {
        ModelMetadata old = readFrom(golden());

        assertThat(old.calibration()).isNull();
        assertThat(old.abstention()).isNull();
    }

    @Test
    void readsTheBaselineThatItWrote() throws IOException {
        ModelMetadata known =
                CALIBRATED.withBaseline(
                        new ModelMetadata.Baseline(
                                List.of(10, 11, 12, 13, 14, 15, 16, 17, 18, 19),
                                List.of(1, 0, 2, 0, 3, 0, 4, 0, 5, 130)));
        String json = MetadataFile.toJson(known);

        assertThat(readFrom(json)).isEqualTo(known);
        assertThat(readFrom(golden()).baseline()).isNull();
        assertRefused(
                json.replaceFirst("\\b130\\b", "130, 1"),
                "Cannot construct instance of `org.numeral.model.store.ModelMetadata$Baseline`, problem: a baseline has 10 digits and 10 bands of confidence, not 10 and 11");
    }

    @Test
    void readsTheModelCardThatItWrote() throws IOException {
        ModelMetadata known =
                CALIBRATED.withModelCard(
                        new ModelCard(
                                "Reading digits.",
                                List.of("Letters."),
                                List.of("Only so far.", "Not farther."),
                                new ModelCard.Trial(30, 0.99, "ruled paper", 0.96, 0.95, 0.01)));
        ModelMetadata untried =
                CALIBRATED.withModelCard(new ModelCard("Reading.", List.of(), List.of(), null));

        assertThat(readFrom(MetadataFile.toJson(known))).isEqualTo(known);
        assertThat(readFrom(MetadataFile.toJson(untried))).isEqualTo(untried);
        assertThat(readFrom(golden()).modelCard()).isNull();
    }

    @Test
    void refusesAnAbstentionRuleThatItCannotApply() throws IOException {
        String json = MetadataFile.toJson(CALIBRATED);

        assertThatThrownBy(() -> readFrom(json.replace("MAX_PROBABILITY", "TEA_LEAVES")))
                .isInstanceOf(ModelStoreException.class)
                .hasMessageContaining("TEA_LEAVES")
                .hasMessageContaining("MAX_PROBABILITY");
        assertRefused(
                json.replace("\"threshold\" : 0.625", "\"other\" : 0.625"),
                "Missing creator property 'threshold' (index 1)");
    }

    @Test
    void refusesATemperatureThatIsNone() throws IOException {
        assertRefused(
                MetadataFile.toJson(CALIBRATED).replace("1.25", "0.0"),
                "Cannot construct instance of `org.numeral.model.store.ModelMetadata$Calibration`, problem: temperature is 0.0, not above 0 and finite");
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
