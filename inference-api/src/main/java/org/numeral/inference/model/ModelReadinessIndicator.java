package org.numeral.inference.model;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * Ready means: a model is verified, loaded and warm, and a worker can compute with it. Liveness
 * does not ask for that.
 */
@Singleton
@Readiness
final class ModelReadinessIndicator implements HealthIndicator {

    private final ModelService models;

    ModelReadinessIndicator(ModelService models) {
        this.models = models;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        ModelState state = models.state();
        Map<String, Object> details = new LinkedHashMap<>();
        state.served().ifPresent(model -> details.put("version", model.id()));
        boolean working =
                state.served().filter(model -> model.pool().health().working() > 0).isPresent();
        if (state.served().isPresent() && !working) {
            details.put("reason", "no worker can compute at the moment; the log says why");
        }
        state.obstacle().ifPresent(reason -> details.put("reason", reason));
        return Publishers.just(
                HealthResult.builder("model", working ? HealthStatus.UP : HealthStatus.DOWN)
                        .details(details)
                        .build());
    }
}
