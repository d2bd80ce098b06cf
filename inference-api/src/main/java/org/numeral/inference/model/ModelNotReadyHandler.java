package org.numeral.inference.model;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** No model is served yet: 503, to be tried again. */
@Singleton
final class ModelNotReadyHandler
        implements ExceptionHandler<ModelNotReadyException, HttpResponse<?>> {

    private static final ProblemKind KIND =
            new ProblemKind(HttpStatus.SERVICE_UNAVAILABLE, "model-not-ready", "No model yet", 5);

    private final ProblemResponses problems;

    ModelNotReadyHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, ModelNotReadyException exception) {
        return problems.of(request, KIND, exception);
    }
}
