package org.numeral.inference.access;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * What anybody may have, as often as they like: what probes ask, the page without its answers, the
 * API document, and whatever is no route, such as the files of page and API documents, or nothing
 * at all. Every other route is guarded, and so is one that somebody adds.
 */
@Singleton
final class OpenRoutes {

    private static final Set<String> READABLE =
            Set.of(
                    "/",
                    "/openapi.json",
                    "/healthz",
                    "/health",
                    "/health/{selector}",
                    "/v1/models/{model}",
                    "/v2/health/live",
                    "/v2/health/ready",
                    "/v2/models/{model}/ready",
                    "/v2/models/{model}/versions/{version}/ready");

    private final ManagementPort managementPort;

    OpenRoutes(ManagementPort managementPort) {
        this.managementPort = managementPort;
    }

    /**
     * Whether a request is for one of them.
     *
     * @param request for which the route is known already
     * @return true if it needs no key and counts for no limit
     */
    boolean include(HttpRequest<?> request) {
        String route = BasicHttpAttributes.getUriTemplate(request).orElse(null);
        return route == null
                || READABLE.contains(route) && reads(request)
                || managementPort.received(request);
    }

    private static boolean reads(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    }
}
