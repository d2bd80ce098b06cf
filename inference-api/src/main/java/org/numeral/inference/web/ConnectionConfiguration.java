package org.numeral.inference.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of the connections, {@code numeral.connection.*}.
 *
 * @param receiveTimeout from a request's first byte to its last, 10 ms or more
 * @param most open connections, 1 or more; beyond it the one that has been idle for longest gives
 *     way
 */
@ConfigurationProperties("numeral.connection")
public record ConnectionConfiguration(
        @Bindable(defaultValue = "60s") Duration receiveTimeout,
        @Bindable(defaultValue = "4096") int most) {

    private static final Duration SHORTEST = Duration.ofMillis(10);

    /** Checks the ranges. */
    public ConnectionConfiguration {
        if (receiveTimeout.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "numeral.connection.receive-timeout is %s; it must be 10 ms or more"
                            .formatted(receiveTimeout));
        }
        if (most < 1) {
            throw new IllegalArgumentException(
                    "numeral.connection.most is %d; it must be 1 or more".formatted(most));
        }
    }
}
