package org.numeral.inference.health;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The plainest liveness answer. */
@Controller("/healthz")
@Tag(name = "health")
final class HealthzController {

    /**
     * Says that the server answers. Whether there is a model is asked at /health/readiness.
     *
     * @return ok
     */
    @Get(produces = MediaType.TEXT_PLAIN)
    String healthz() {
        return "ok";
    }
}
