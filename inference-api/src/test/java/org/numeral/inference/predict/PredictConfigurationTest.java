package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictConfigurationTest {

    @Test
    void defaults() {
        assertThat(read(Map.of()))
                .isEqualTo(
                        new PredictConfiguration(
                                Duration.ofSeconds(10), Duration.ofSeconds(1), 0, 256, 64));
    }

    @Test
    void everySettingIsRead() {
        assertThat(
                        read(
                                Map.of(
                                        "numeral.predict.deadline",
                                        "3s",
                                        "numeral.predict.longest-wait",
                                        "700ms",
                                        "numeral.predict.decode-threads",
                                        "4",
                                        "numeral.predict.decode-queue",
                                        "20",
                                        "numeral.predict.most-pictures",
                                        "5")))
                .isEqualTo(
                        new PredictConfiguration(
                                Duration.ofSeconds(3), Duration.ofMillis(700), 4, 20, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deadline | 9ms | it must be 10 ms or more",
                "longest-wait | 0ms | it must be 1 ms or more",
                "decode-threads | -1 | it can be 0 (one for each CPU) to 256",
                "decode-threads | 257 | it can be 0 (one for each CPU) to 256",
                "decode-queue | 0 | it must be 1 or more",
                "most-pictures | 0 | it can be 1 to 1024",
                "most-pictures | 1025 | it can be 1 to 1024"
            })
    void rejects(String property, String value, String message) {
        assertThatThrownBy(() -> read(Map.of("numeral.predict." + property, value)))
                .hasStackTraceContaining(message);
    }

    private static PredictConfiguration read(Map<String, Object> properties) {
        // without application.yml: what the class itself says
        try (ApplicationContext context =
                ApplicationContext.builder()
                        .properties(properties)
                        .enableDefaultPropertySources(false)
                        .build()
                        .start()) {
            return context.getBean(PredictConfiguration.class);
        }
    }
}
