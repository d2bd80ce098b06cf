package org.numeral.inference.error;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.JsonErrorResponseBodyProvider;
import jakarta.inject.Singleton;

/** Makes every JSON error of the server a problem, in place of Micronaut's own format. */
@Singleton
@Primary
final class ProblemBodyProvider implements JsonErrorResponseBodyProvider<Problem> {

    private final ProblemFactory problems;

    ProblemBodyProvider(ProblemFactory problems) {
        this.problems = problems;
    }

    @Override
    public Problem body(ErrorContext context, HttpResponse<?> response) {
        return problems.describe(context, response);
    }

    @Override
    public String contentType() {
        return Problem.MEDIA_TYPE;
    }
}
