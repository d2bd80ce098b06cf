package org.numeral.inference.predict;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** No answer in time: 504. */
@Singleton
final class DeadlineExceededHandler
        implements ExceptionHandler<DeadlineExceededException, HttpResponse<?>> {

    private static final ProblemKind KIND =
            ProblemKind.of(HttpStatus.GATEWAY_TIMEOUT, "deadline-exceeded", "No answer in time");

    private final ProblemResponses problems;

    DeadlineExceededHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, DeadlineExceededException exception) {
        return problems.of(request, KIND, exception);
    }
}
