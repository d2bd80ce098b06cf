package org.numeral.inference.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolConfigurationTest {

    @Test
    void defaults() {
        assertThat(read(Map.of()))
                .isEqualTo(
                        new PoolConfiguration(
                                0, 32, 256, Duration.ofSeconds(5), Duration.ofSeconds(30)));
    }

    @Test
    void everySettingIsRead() {
        assertThat(
                        read(
                                Map.of(
                                        "numeral.pool.workers",
                                        "3",
                                        "numeral.pool.max-batch",
                                        "16",
                                        "numeral.pool.queue-capacity",
                                        "50",
                                        "numeral.pool.shutdown-grace",
                                        "2s",
                                        "numeral.pool.stuck-after",
                                        "45s")))
                .isEqualTo(
                        new PoolConfiguration(
                                3, 16, 50, Duration.ofSeconds(2), Duration.ofSeconds(45)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workers | -1 | it can be 0 (one for each CPU) to 256",
                "workers | 257 | it can be 0 (one for each CPU) to 256",
                "max-batch | 0 | it can be 1 to 1024",
                "max-batch | 1025 | it can be 1 to 1024",
                "queue-capacity | 0 | it must be 1 or more",
                "shutdown-grace | PT-1S | it must not be negative",
                "stuck-after | 9ms | it must be 10 ms or more"
            })
    void rejects(String property, String value, String message) {
        assertThatThrownBy(() -> read(Map.of("numeral.pool." + property, value)))
                .hasStackTraceContaining(message);
    }

    private static PoolConfiguration read(Map<String, Object> properties) {
        // without application.yml: what the class itself says
        try (ApplicationContext context =
                ApplicationContext.builder()
                        .properties(properties)
                        .enableDefaultPropertySources(false)
                        .build()
                        .start()) {
            return context.getBean(PoolConfiguration.class);
        }
    }
}
