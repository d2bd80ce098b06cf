package org.numeral.inference.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How often one client may ask, {@code numeral.rate-limit.*}.
 *
 * @param requestsPerSecond of one client in the long run, 0.001 to 1,000,000; 0 for no limit
 * @param burst requests that a client may send at once after a pause, 1 to 1,000,000; 0 for those
 *     of one second
 * @param trustedProxies that stand in front of the service one behind the other and each add the
 *     address they were called from to X-Forwarded-For, 0 to 16; with 0 the header is ignored
 * @param mostClients that are remembered, 100 to 1,000,000, which bounds the memory; those least
 *     seen are forgotten first
 */
@ConfigurationProperties("numeral.rate-limit")
public record RateLimitConfiguration(
        @Bindable(defaultValue = "0") double requestsPerSecond,
        @Bindable(defaultValue = "0") int burst,
        @Bindable(defaultValue = "0") int trustedProxies,
        @Bindable(defaultValue = "20000") int mostClients) {

    private static final double SLOWEST = 0.001;
    private static final int MOST = 1_000_000;
    private static final int FEWEST_CLIENTS = 100;
    private static final int MOST_PROXIES = 16;

    /** Checks the ranges. */
    public RateLimitConfiguration {
        boolean limits = requestsPerSecond >= SLOWEST && requestsPerSecond <= MOST;
        if (requestsPerSecond != 0 && !limits) {
            throw new IllegalArgumentException(
                    "numeral.rate-limit.requests-per-second is %s; it can be 0 (no limit) or 0.001 to 1000000"
                            .formatted(requestsPerSecond));
        }
        if (burst < 0 || burst > MOST) {
            throw new IllegalArgumentException(
                    "numeral.rate-limit.burst is %d; it can be 0 (the requests of one second) to 1000000"
                            .formatted(burst));
        }
        if (trustedProxies < 0 || trustedProxies > MOST_PROXIES) {
            throw new IllegalArgumentException(
                    "numeral.rate-limit.trusted-proxies is %d; it can be 0 (X-Forwarded-For is ignored) to 16"
                            .formatted(trustedProxies));
        }
        if (mostClients < FEWEST_CLIENTS || mostClients > MOST) {
            throw new IllegalArgumentException(
                    "numeral.rate-limit.most-clients is %d; it can be 100 to 1000000"
                            .formatted(mostClients));
        }
    }

    /**
     * Whether there is a limit.
     *
     * @return false unless one is configured
     */
    boolean limits() {
        return requestsPerSecond > 0;
    }

    /**
     * Requests that a client may send at once.
     *
     * @return 1 or more
     */
    long capacity() {
        return burst > 0 ? burst : Math.max(1, (long) Math.ceil(requestsPerSecond));
    }
}
