package org.numeral.inference.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Context;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Lets each client have so many requests a second: a token bucket each, forgotten once it would be
 * full again, or when more clients come than are remembered. A wrong setting stops the start.
 */
@Context
final class RateLimiter {

    private static final double NANOS = 1e9;
    private static final Duration SHORTEST_MEMORY = Duration.ofSeconds(1);

    private final RateLimitConfiguration configuration;
    private final TimeMeter clock;
    private final Duration interval;
    private final Cache<String, Bucket> buckets;

    @Inject
    RateLimiter(RateLimitConfiguration configuration) {
        this(configuration, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimiter(RateLimitConfiguration configuration, TimeMeter clock) {
        this.configuration = configuration;
        this.clock = clock;
        if (configuration.limits()) {
            interval = Duration.ofNanos((long) (NANOS / configuration.requestsPerSecond()));
            Duration full = interval.multipliedBy(configuration.capacity());
            buckets =
                    Caffeine.newBuilder()
                            .maximumSize(configuration.mostClients())
                            .expireAfterAccess(
                                    full.compareTo(SHORTEST_MEMORY) < 0 ? SHORTEST_MEMORY : full)
                            .ticker(clock::currentTimeNanos)
                            .executor(Runnable::run) // its upkeep is short
                            .build();
        } else {
            interval = null;
            buckets = null;
        }
    }

    /** Whether there is a limit. */
    boolean limits() {
        return buckets != null;
    }

    /**
     * Takes one request off what a client may have now.
     *
     * @param client any name
     * @return zero if it may have it, else the time to wait until it may
     */
    Duration take(String client) {
        ConsumptionProbe probe =
                buckets.get(client, name -> bucket()).tryConsumeAndReturnRemaining(1);
        return Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** Clients that are remembered, roughly. */
    long clients() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(configuration.capacity()).refillGreedy(1, interval))
                .withCustomTimePrecision(clock)
                .build();
    }
}
