package org.numeral.inference.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Readiness goes down as soon as the service is asked to end, while it still answers. */
@Singleton
@Readiness
public final class DrainIndicator implements HealthIndicator {

    private volatile boolean draining;

    /** From now on the service is not ready. */
    public void begin() {
        draining = true;
    }

    /**
     * Whether the service is about to end.
     *
     * @return true from {@link #begin} on
     */
    public boolean isDraining() {
        return draining;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthResult.Builder result =
                HealthResult.builder("shutdown", draining ? HealthStatus.DOWN : HealthStatus.UP);
        if (draining) {
            result.details(Map.of("reason", "the service is shutting down"));
        }
        return Publishers.just(result.build());
    }
}
