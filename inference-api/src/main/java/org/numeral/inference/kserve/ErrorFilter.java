package org.numeral.inference.kserve;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.numeral.inference.error.Problem;

/**
 * Gives errors the form of these protocols, whoever found them: it comes before all filters that
 * refuse requests.
 */
@ServerFilter({"/v1/**", "/v2/**"})
@Order(0)
final class ErrorFilter {

    @ResponseFilter
    void translate(MutableHttpResponse<?> response) {
        if (response.body() instanceof Problem problem) {
            response.body(new ErrorBody(problem.detail()))
                    .contentType(MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
