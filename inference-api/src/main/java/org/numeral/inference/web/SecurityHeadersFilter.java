package org.numeral.inference.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Tells browsers to load nothing from elsewhere and to run no inline script or style. The bundled
 * viewers of the API documents cannot do without inline ones; they too load only from here. The
 * model's report is one file with its style inside, and runs no script at all.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeadersFilter {

    private static final String COMMON =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:";

    private static final String VIEWERS =
            COMMON
                    + "; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:";

    private static final String REPORT =
            COMMON + "; script-src 'none'; style-src 'self' 'unsafe-inline'";

    @ResponseFilter
    void secure(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String path = request.getPath();
        response.header("Content-Security-Policy", policy(path))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin");
    }

    private static String policy(String path) {
        if (path.startsWith("/docs") || path.startsWith("/redoc")) {
            return VIEWERS;
        }
        return path.equals("/model") || path.equals("/model/") ? REPORT : COMMON;
    }
}
