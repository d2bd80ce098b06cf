package org.numeral.inference.web;

import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Names the API document's type, which Micronaut does not know: RFC 9512, not plain text. */
@ServerFilter("/openapi.yml")
final class OpenApiTypeFilter {

    private static final MediaType YAML = MediaType.of("application/yaml");

    @ResponseFilter
    void name(MutableHttpResponse<?> response) {
        response.contentType(YAML);
    }
}
