package org.numeral.inference.model;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numeral.inference.pool.PoolHealth;
import org.reactivestreams.Publisher;

/**
 * Whether a new process would help. One worker that hangs is replaced; where several hang, or none
 * can be made, the service cannot help itself. That there is no model, or much to do, or that
 * computing is slow, is no reason.
 *
 * <p>It is asked anew each time: where the threads come back, the service is alive again.
 */
@Singleton
@Liveness
public class LivenessIndicator implements HealthIndicator {

    /** One is replaced; the second has no replacement, in whichever of the models it hangs. */
    private static final int MOST_HUNG = 1;

    private final ModelService models;

    LivenessIndicator(ModelService models) {
        this.models = models;
    }

    /**
     * Why the process should be started anew.
     *
     * @return the reason for a person, or empty if it need not
     */
    public Optional<String> obstacle() {
        List<PoolHealth> pools = models.pools();
        int hung = pools.stream().mapToInt(PoolHealth::hung).sum();
        if (hung > MOST_HUNG) {
            return Optional.of(
                    "%d computations do not come back; the log says where they hang"
                            .formatted(hung));
        }
        return pools.stream().flatMap(pool -> pool.outage().stream()).findFirst();
    }

    @Override
    public Publisher<HealthResult> getResult() {
        Optional<String> obstacle = obstacle();
        HealthResult.Builder result =
                HealthResult.builder(
                        "workers", obstacle.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN);
        obstacle.ifPresent(reason -> result.details(Map.of("reason", reason)));
        return Publishers.just(result.build());
    }
}
