package org.numeral.model.store;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a store is written to.
 *
 * @param keep number of newest versions that are kept
 * @param heartbeat how often a writer shows that it is alive
 * @param abandonedAfter how long without a sign of life until a writer's folder is cleaned away
 * @param onStep told of each step, after it
 */
record StoreOptions(
        int keep, Duration heartbeat, Duration abandonedAfter, Consumer<PublishStep> onStep) {

    StoreOptions {
        if (keep < 1) {
            throw new IllegalArgumentException(
                    "At least 1 version must be kept, but " + keep + " was asked for.");
        }
    }

    static StoreOptions keeping(int versions) {
        return new StoreOptions(
                versions, Duration.ofSeconds(30), Duration.ofMinutes(15), step -> {});
    }

    StoreOptions withOnStep(Consumer<PublishStep> listener) {
        return new StoreOptions(keep, heartbeat, abandonedAfter, listener);
    }

    StoreOptions withHeartbeat(Duration interval) {
        return new StoreOptions(keep, interval, abandonedAfter, onStep);
    }
}
