package org.numeral.inference.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * A wider policy for pages that {@link SecurityHeaders#POLICY} would break. The bundled viewers of
 * the API documents cannot do without inline scripts and styles; they too load only from here. The
 * model's report is one file with its style inside, and runs no script at all.
 */
@ServerFilter({"/docs", "/docs/**", "/redoc", "/redoc/**", "/model", "/model/"})
final class InlineStyleFilter {

    private static final String VIEWERS =
            SecurityHeaders.POLICY
                    + "; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:";

    private static final String REPORT =
            SecurityHeaders.POLICY + "; script-src 'none'; style-src 'self' 'unsafe-inline'";

    @ResponseFilter
    void widen(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header(
                SecurityHeaders.POLICY_HEADER,
                request.getPath().startsWith("/model") ? REPORT : VIEWERS);
    }
}
