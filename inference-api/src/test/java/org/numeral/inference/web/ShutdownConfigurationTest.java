package org.numeral.inference.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShutdownConfigurationTest {

    @Test
    void defaults() {
        assertThat(read(Map.of())).isEqualTo(new ShutdownConfiguration(Duration.ofSeconds(2)));
    }

    @Test
    void everySettingIsRead() {
        assertThat(read(Map.of("numeral.shutdown.delay", "5s")))
                .isEqualTo(new ShutdownConfiguration(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "601s"})
    void rejects(String delay) {
        assertThatThrownBy(() -> read(Map.of("numeral.shutdown.delay", delay)))
                .hasStackTraceContaining("it can be 0 to 10 minutes");
    }

    private static ShutdownConfiguration read(Map<String, Object> properties) {
        // without application.yml: what the class itself says
        try (ApplicationContext context =
                ApplicationContext.builder()
                        .properties(properties)
                        .enableDefaultPropertySources(false)
                        .build()
                        .start()) {
            return context.getBean(ShutdownConfiguration.class);
        }
    }
}
