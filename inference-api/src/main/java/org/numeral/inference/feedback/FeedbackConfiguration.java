package org.numeral.inference.feedback;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;

/**
 * Whether and where corrections are kept, {@code numeral.feedback.*}.
 *
 * @param directory to keep them in; null, the default, for not at all
 * @param mostPictures that are kept, 1 to 1,000,000
 * @param mostBytes that they may take together, 1 to 1 TB
 */
@ConfigurationProperties("numeral.feedback")
public record FeedbackConfiguration(
        @Nullable Path directory,
        @Bindable(defaultValue = "10000") int mostPictures,
        @Bindable(defaultValue = "200000000") long mostBytes) {

    private static final int MOST_PICTURES = 1_000_000;
    private static final long MOST_BYTES = 1_000_000_000_000L;

    /** Checks the ranges. */
    public FeedbackConfiguration {
        if (mostPictures < 1 || mostPictures > MOST_PICTURES) {
            throw new IllegalArgumentException(
                    "numeral.feedback.most-pictures is %d; it can be 1 to 1000000"
                            .formatted(mostPictures));
        }
        if (mostBytes < 1 || mostBytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "numeral.feedback.most-bytes is %d; it can be 1 to 1000000000000"
                            .formatted(mostBytes));
        }
    }

    /**
     * Whether corrections are kept.
     *
     * @return false unless a directory is configured
     */
    public boolean enabled() {
        return directory != null && !directory.toString().isBlank();
    }
}
