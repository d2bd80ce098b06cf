package org.numeral.inference.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of the shutdown, {@code numeral.shutdown.*}.
 *
 * @param delay how long a service that is asked to end goes on accepting requests while its
 *     readiness is down already, so that whoever distributes requests can notice; 0 to 10 minutes
 */
@ConfigurationProperties("numeral.shutdown")
public record ShutdownConfiguration(@Bindable(defaultValue = "2s") Duration delay) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Checks the range. */
    public ShutdownConfiguration {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "numeral.shutdown.delay is %s; it can be 0 to 10 minutes".formatted(delay));
        }
    }
}
