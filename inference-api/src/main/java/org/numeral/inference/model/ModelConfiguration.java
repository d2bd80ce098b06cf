package org.numeral.inference.model;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the model comes from, {@code numeral.model.*}.
 *
 * @param directory the model store; set by MODEL_DIR
 * @param pollInterval time between two looks at the store, at least 10 ms
 * @param reload whether a version that is published later is served without a restart
 */
@ConfigurationProperties("numeral.model")
public record ModelConfiguration(
        @Bindable(defaultValue = "/mnt/model") Path directory,
        @Bindable(defaultValue = "1s") Duration pollInterval,
        @Bindable(defaultValue = "false") boolean reload) {

    private static final Duration SHORTEST = Duration.ofMillis(10);

    /** Checks the interval. */
    public ModelConfiguration {
        if (pollInterval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "numeral.model.poll-interval is %s; it must be 10 ms or more"
                            .formatted(pollInterval));
        }
    }
}
