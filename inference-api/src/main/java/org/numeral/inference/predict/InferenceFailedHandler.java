package org.numeral.inference.predict;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;
import org.numeral.inference.pool.InferenceFailedException;

/** The network failed on this picture: 500. */
@Singleton
final class InferenceFailedHandler
        implements ExceptionHandler<InferenceFailedException, HttpResponse<?>> {

    private static final ProblemKind KIND =
            ProblemKind.of(
                    HttpStatus.INTERNAL_SERVER_ERROR, "inference-failed", "The network failed");

    private final ProblemResponses problems;

    InferenceFailedHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, InferenceFailedException exception) {
        return problems.of(request, KIND, exception);
    }
}
