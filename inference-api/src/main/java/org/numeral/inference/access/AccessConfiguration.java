package org.numeral.inference.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.nio.file.Path;
import java.util.List;

/**
 * Who may ask, {@code numeral.access.*}.
 *
 * @param apiKeys one of which a request must have; absent for none
 * @param apiKeysFile a file with more of them, separated by line ends or commas; absent for none
 */
@ConfigurationProperties("numeral.access")
public record AccessConfiguration(@Nullable List<String> apiKeys, @Nullable Path apiKeysFile) {

    /** Checks that a list that is there has a key: an empty one must not open the service. */
    public AccessConfiguration {
        if (apiKeys != null && apiKeys.isEmpty()) {
            throw new IllegalArgumentException(
                    "numeral.access.api-keys is empty; set one key or more, or do not set it at all");
        }
        apiKeys = apiKeys == null ? null : List.copyOf(apiKeys);
    }

    /**
     * Whether requests need a key.
     *
     * @return true if a key or a file of keys is configured
     */
    boolean keysAreConfigured() {
        return apiKeys != null || apiKeysFile != null;
    }

    /** Without the keys, which must not get into a log. */
    @Override
    public String toString() {
        return "AccessConfiguration[apiKeys=%s, apiKeysFile=%s]"
                .formatted(apiKeys == null ? "none" : apiKeys.size() + " not shown", apiKeysFile);
    }
}
