package org.numeral.inference.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitConfigurationTest {

    @Test
    void defaults() {
        RateLimitConfiguration configuration = read(Map.of());
        assertThat(configuration).isEqualTo(new RateLimitConfiguration(0, 0, 0, 20_000));
        assertThat(configuration.limits()).isFalse();
    }

    @Test
    void everySettingIsRead() {
        RateLimitConfiguration configuration =
                read(
                        Map.of(
                                "numeral.rate-limit.requests-per-second",
                                "2.5",
                                "numeral.rate-limit.burst",
                                "40",
                                "numeral.rate-limit.trusted-proxies",
                                "2",
                                "numeral.rate-limit.most-clients",
                                "500"));
        assertThat(configuration).isEqualTo(new RateLimitConfiguration(2.5, 40, 2, 500));
        assertThat(configuration.limits()).isTrue();
        assertThat(configuration.capacity()).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 1", "2.5, 3", "10, 10"})
    void aBurstIsWhatASecondMayHaveUnlessConfigured(double rate, long capacity) {
        assertThat(new RateLimitConfiguration(rate, 0, 0, 100).capacity()).isEqualTo(capacity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requests-per-second | -1 | is -1.0; it can be 0 (no limit) or 0.001 to 1000000",
                "requests-per-second | 0.0001 | it can be 0 (no limit) or 0.001 to 1000000",
                "requests-per-second | 1000001 | it can be 0 (no limit) or 0.001 to 1000000",
                "requests-per-second | NaN | is NaN; it can be 0 (no limit) or 0.001 to 1000000",
                "burst | -1 | is -1; it can be 0 (the requests of one second) to 1000000",
                "burst | 1000001 | it can be 0 (the requests of one second) to 1000000",
                "trusted-proxies | -1 | is -1; it can be 0 (X-Forwarded-For is ignored) to 16",
                "trusted-proxies | 17 | it can be 0 (X-Forwarded-For is ignored) to 16",
                "most-clients | 99 | is 99; it can be 100 to 1000000",
                "most-clients | 1000001 | it can be 100 to 1000000"
            })
    void rejects(String property, String value, String message) {
        assertThatThrownBy(() -> start(Map.of("numeral.rate-limit." + property, value)))
                .hasStackTraceContaining("numeral.rate-limit." + property)
                .hasStackTraceContaining(message);
    }

    private static RateLimitConfiguration read(Map<String, Object> properties) {
        try (ApplicationContext context = start(properties)) {
            return context.getBean(RateLimitConfiguration.class);
        }
    }

    /** Nobody asks for the limit here: a wrong setting must stop the start all the same. */
    private static ApplicationContext start(Map<String, Object> properties) {
        // without application.yml: what the class itself says
        return ApplicationContext.builder()
                .properties(properties)
                .enableDefaultPropertySources(false)
                .build()
                .start();
    }
}
