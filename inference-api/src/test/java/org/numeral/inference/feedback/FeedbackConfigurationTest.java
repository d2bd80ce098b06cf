package org.numeral.inference.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackConfigurationTest {

    @Test
    void defaults() {
        FeedbackConfiguration configuration = read(Map.of());
        assertThat(configuration).isEqualTo(new FeedbackConfiguration(null, 10_000, 200_000_000));
        assertThat(configuration.enabled()).isFalse();
    }

    @Test
    void everySettingIsRead() {
        FeedbackConfiguration configuration =
                read(
                        Map.of(
                                "numeral.feedback.directory",
                                "corrections",
                                "numeral.feedback.most-pictures",
                                "5",
                                "numeral.feedback.most-bytes",
                                "6000"));
        assertThat(configuration)
                .isEqualTo(new FeedbackConfiguration(Path.of("corrections"), 5, 6000));
        assertThat(configuration.enabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "most-pictures | 0 | numeral.feedback.most-pictures is 0; it can be 1 to 1000000",
                "most-pictures | 1000001 | it can be 1 to 1000000",
                "most-bytes | 0 | numeral.feedback.most-bytes is 0; it can be 1 to 1000000000000",
                "most-bytes | 1000000000001 | it can be 1 to 1000000000000"
            })
    void rejects(String property, String value, String message) {
        assertThatThrownBy(() -> read(Map.of("numeral.feedback." + property, value)))
                .hasStackTraceContaining(message);
    }

    private static FeedbackConfiguration read(Map<String, Object> settings) {
        try (ApplicationContext context =
                ApplicationContext.builder()
                        .properties(settings)
                        .enableDefaultPropertySources(false)
                        .start()) {
            return context.getBean(FeedbackConfiguration.class);
        }
    }
}
