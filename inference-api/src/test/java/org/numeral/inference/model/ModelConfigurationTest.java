package org.numeral.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigurationTest {

    @Test
    void defaults() {
        assertThat(read(Map.of()))
                .isEqualTo(
                        new ModelConfiguration(
                                Path.of("/mnt/model"), Duration.ofSeconds(1), false));
    }

    @Test
    void everySettingIsRead() {
        assertThat(
                        read(
                                Map.of(
                                        "numeral.model.directory",
                                        "/data/m",
                                        "numeral.model.poll-interval",
                                        "250ms",
                                        "numeral.model.reload",
                                        "true")))
                .isEqualTo(
                        new ModelConfiguration(Path.of("/data/m"), Duration.ofMillis(250), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"poll-interval | 9ms | it must be 10 ms or more"})
    void rejects(String property, String value, String message) {
        assertThatThrownBy(() -> read(Map.of("numeral.model." + property, value)))
                .hasStackTraceContaining(message);
    }

    private static ModelConfiguration read(Map<String, Object> properties) {
        // without application.yml: what the class itself says
        try (ApplicationContext context =
                ApplicationContext.builder()
                        .properties(properties)
                        .enableDefaultPropertySources(false)
                        .build()
                        .start()) {
            return context.getBean(ModelConfiguration.class);
        }
    }
}
