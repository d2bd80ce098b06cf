package org.numeral.inference.body;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings of bodies that are kept in memory, {@code numeral.body.*}.
 *
 * @param memory bytes that all bodies in work may take together, besides the first 16 KiB of each;
 *     0 for an eighth of the heap, but at least 32 MiB
 */
@ConfigurationProperties("numeral.body")
public record BodyConfiguration(@Bindable(defaultValue = "0") long memory) {

    private static final long LEAST = 32L << 20;
    private static final int SHARE_OF_HEAP = 8;

    /** Checks the range. */
    public BodyConfiguration {
        if (memory < 0) {
            throw new IllegalArgumentException(
                    "numeral.body.memory is %d; it must be 0 (an eighth of the heap) or more bytes"
                            .formatted(memory));
        }
    }

    long bytes() {
        return memory > 0
                ? memory
                : Math.max(LEAST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }
}
