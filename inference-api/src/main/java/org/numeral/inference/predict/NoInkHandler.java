package org.numeral.inference.predict;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** A picture without a digit: 422. */
@Singleton
final class NoInkHandler implements ExceptionHandler<NoInkException, HttpResponse<?>> {

    private static final ProblemKind KIND =
            ProblemKind.of(HttpStatus.UNPROCESSABLE_ENTITY, "no-ink", "No ink found");

    private final ProblemResponses problems;

    NoInkHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, NoInkException exception) {
        return problems.of(request, KIND, exception);
    }
}
