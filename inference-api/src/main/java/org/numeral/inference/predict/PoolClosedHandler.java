package org.numeral.inference.predict;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;
import org.numeral.inference.pool.PoolClosedException;

/** The service is shutting down: 503, to be tried again (elsewhere). */
@Singleton
final class PoolClosedHandler implements ExceptionHandler<PoolClosedException, HttpResponse<?>> {

    private static final ProblemKind KIND =
            new ProblemKind(HttpStatus.SERVICE_UNAVAILABLE, "shutting-down", "Shutting down", 1);

    private final ProblemResponses problems;

    PoolClosedHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, PoolClosedException exception) {
        return problems.of(request, KIND, exception);
    }
}
