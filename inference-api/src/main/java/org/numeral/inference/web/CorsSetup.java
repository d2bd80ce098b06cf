package org.numeral.inference.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import io.micronaut.http.server.cors.CorsOriginConfiguration;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Turns Micronaut's CORS on for the configured origins. */
@Singleton
final class CorsSetup implements BeanCreatedEventListener<CorsConfiguration> {

    private static final List<String> EXPOSED =
            List.of(RequestIdFilter.HEADER, "Retry-After", "WWW-Authenticate");

    private final CorsOrigins allowed;

    CorsSetup(CorsOrigins allowed) {
        this.allowed = allowed;
    }

    @Override
    public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
        CorsConfiguration cors = event.getBean();
        if (!allowed.origins().isEmpty()) {
            CorsOriginConfiguration origins = new CorsOriginConfiguration();
            origins.setAllowedOrigins(
                    allowed.origins().contains(CorsOrigins.ANY)
                            ? CorsOriginConfiguration.ANY // Micronaut knows it by identity
                            : allowed.origins());
            origins.setAllowedMethods(List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST));
            origins.setExposedHeaders(EXPOSED);
            origins.setAllowCredentials(false); // there are no cookies; a key is a header
            cors.setEnabled(true);
            cors.setConfigurations(Map.of("numeral", origins));
        }
        return cors;
    }
}
