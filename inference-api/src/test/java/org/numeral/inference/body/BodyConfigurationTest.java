package org.numeral.inference.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyConfigurationTest {

    @Test
    void defaults() {
        BodyConfiguration configuration = read(Map.of());

        assertThat(configuration).isEqualTo(new BodyConfiguration(0));
        assertThat(configuration.bytes())
                .isEqualTo(Math.max(32L << 20, Runtime.getRuntime().maxMemory() / 8));
    }

    @Test
    void everySettingIsRead() {
        BodyConfiguration configuration = read(Map.of("numeral.body.memory", "5000000"));

        assertThat(configuration).isEqualTo(new BodyConfiguration(5_000_000));
        assertThat(configuration.bytes()).isEqualTo(5_000_000);
    }

    @Test
    void rejects() {
        assertThatThrownBy(() -> read(Map.of("numeral.body.memory", "-1")))
                .hasStackTraceContaining(
                        "numeral.body.memory is -1; it must be 0 (an eighth of the heap) or more bytes");
    }

    private static BodyConfiguration read(Map<String, Object> properties) {
        // without application.yml: what the class itself says
        try (ApplicationContext context =
                ApplicationContext.builder()
                        .properties(properties)
                        .enableDefaultPropertySources(false)
                        .build()
                        .start()) {
            return context.getBean(BodyConfiguration.class);
        }
    }
}
