package org.numeral.inference.predict;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of a prediction, {@code numeral.predict.*}.
 *
 * @param deadline from the moment a request has arrived to its answer, 10 ms or more
 * @param longestWait most that a request may have to wait before its picture is decoded, 1 ms or
 *     more; one that would wait longer is refused at once
 * @param decodeThreads pictures that are decoded at the same time, which bounds the memory that
 *     large ones take; 0 for as many as the container has CPUs
 * @param decodeQueue uploads that wait to be decoded; further ones are refused
 * @param mostPictures of one batch request, 1 to 1024
 */
@ConfigurationProperties("numeral.predict")
public record PredictConfiguration(
        @Bindable(defaultValue = "10s") Duration deadline,
        @Bindable(defaultValue = "1s") Duration longestWait,
        @Bindable(defaultValue = "0") int decodeThreads,
        @Bindable(defaultValue = "256") int decodeQueue,
        @Bindable(defaultValue = "64") int mostPictures) {

    private static final Duration SHORTEST = Duration.ofMillis(10);

    /** Checks the ranges. */
    public PredictConfiguration {
        if (deadline.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "numeral.predict.deadline is %s; it must be 10 ms or more".formatted(deadline));
        }
        if (longestWait.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "numeral.predict.longest-wait is %s; it must be 1 ms or more"
                            .formatted(longestWait));
        }
        if (decodeThreads < 0 || decodeThreads > 256) {
            throw new IllegalArgumentException(
                    "numeral.predict.decode-threads is %d; it can be 0 (one for each CPU) to 256"
                            .formatted(decodeThreads));
        }
        if (decodeQueue < 1) {
            throw new IllegalArgumentException(
                    "numeral.predict.decode-queue is %d; it must be 1 or more"
                            .formatted(decodeQueue));
        }
        if (mostPictures < 1 || mostPictures > 1024) {
            throw new IllegalArgumentException(
                    "numeral.predict.most-pictures is %d; it can be 1 to 1024"
                            .formatted(mostPictures));
        }
    }
}
