package org.numeral.inference.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.numeral.inference.model.LivenessIndicator;

/** The plainest liveness answer. */
@Controller("/healthz")
@Tag(name = "health")
final class HealthzController {

    private final LivenessIndicator liveness;

    HealthzController(LivenessIndicator liveness) {
        this.liveness = liveness;
    }

    /**
     * Says whether the server works. Whether there is a model is asked at /health/readiness.
     *
     * @return ok; or 503 and why the process should be started anew
     */
    @Get(produces = MediaType.TEXT_PLAIN)
    HttpResponse<String> healthz() {
        return liveness.obstacle()
                .map(
                        reason ->
                                HttpResponse.<String>status(HttpStatus.SERVICE_UNAVAILABLE)
                                        .body(reason))
                .orElseGet(() -> HttpResponse.ok("ok"));
    }
}
