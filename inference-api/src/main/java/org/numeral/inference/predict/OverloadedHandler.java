package org.numeral.inference.predict;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;
import org.numeral.inference.pool.OverloadedException;

/** Too many requests at once: 503, to be tried again. */
@Singleton
final class OverloadedHandler implements ExceptionHandler<OverloadedException, HttpResponse<?>> {

    private static final ProblemKind KIND =
            new ProblemKind(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "Too busy", 1);

    private final ProblemResponses problems;

    OverloadedHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, OverloadedException exception) {
        return problems.of(request, KIND, exception);
    }
}
