package org.numeral.inference.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessConfigurationTest {

    private static final String ONE = "one-key-of-16-ch";
    private static final String TWO = "another.key_of~more+characters/=";

    @TempDir Path directory;

    @Test
    void defaults() {
        AccessConfiguration configuration = read(Map.of());
        assertThat(configuration).isEqualTo(new AccessConfiguration(null, null));
        assertThat(configuration.keysAreConfigured()).isFalse();
        assertThat(KeyList.read(configuration)).isEmpty();
    }

    @Test
    void everySettingIsRead() throws Exception {
        Path file = Files.writeString(directory.resolve("keys"), "\n" + TWO + "\n" + ONE + ",\n");
        AccessConfiguration configuration =
                read(
                        Map.of(
                                "numeral.access.api-keys",
                                ONE + "," + ONE + "x",
                                "numeral.access.api-keys-file",
                                file.toString()));
        assertThat(configuration).isEqualTo(new AccessConfiguration(List.of(ONE, ONE + "x"), file));
        assertThat(KeyList.read(configuration)).containsExactly(ONE, ONE + "x", TWO);
    }

    @Test
    void keysAreNotShown() {
        assertThat(new AccessConfiguration(List.of(ONE), Path.of("keys")))
                .hasToString("AccessConfiguration[apiKeys=1 not shown, apiKeysFile=keys]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"short", "with a space in it", "quoted\"characters\"", "ümläüts-are-not"})
    void rejectsAKeyWithoutShowingIt(String key) {
        assertThatThrownBy(() -> start(Map.of("numeral.access.api-keys", List.of(ONE, key))))
                .hasStackTraceContaining(
                        "numeral.access.api-keys: key 2 of 2 cannot be used; a key has 16 to 256 letters, digits and characters of ._~+/- (openssl rand -hex 32 makes one)")
                .satisfies(
                        thrown -> assertThat(Throwables.getStackTrace(thrown)).doesNotContain(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", " "})
    void rejectsASettingWithoutAKey(String value) {
        assertThatThrownBy(() -> start(Map.of("numeral.access.api-keys", value)))
                .hasStackTraceContaining("numeral.access.api-keys");
    }

    @Test
    void rejectsAFileThatIsNotThere() {
        Path file = directory.resolve("missing");
        assertThatThrownBy(() -> start(Map.of("numeral.access.api-keys-file", file.toString())))
                .hasStackTraceContaining(
                        "numeral.access.api-keys-file (%s) cannot be read; name a text file with one key a line"
                                .formatted(file));
    }

    @Test
    void rejectsAFileWithoutAKey() throws Exception {
        Path file = Files.writeString(directory.resolve("empty"), " \n,\n");
        assertThatThrownBy(() -> start(Map.of("numeral.access.api-keys-file", file.toString())))
                .hasStackTraceContaining(
                        "numeral.access.api-keys-file (%s) has no key in it; write one key a line, or do not set it at all"
                                .formatted(file));
    }

    private static AccessConfiguration read(Map<String, Object> properties) {
        try (ApplicationContext context = start(properties)) {
            return context.getBean(AccessConfiguration.class);
        }
    }

    /** Nobody asks for the keys here: a wrong setting must stop the start all the same. */
    private static ApplicationContext start(Map<String, Object> properties) {
        // without application.yml: what the class itself says
        return ApplicationContext.builder()
                .properties(properties)
                .enableDefaultPropertySources(false)
                .build()
                .start();
    }
}
