package org.numeral.inference.predict;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;
import org.numeral.model.image.InvalidImageException;

/** A damaged picture: 422. */
@Singleton
final class InvalidImageHandler
        implements ExceptionHandler<InvalidImageException, HttpResponse<?>> {

    private static final ProblemKind KIND =
            ProblemKind.of(HttpStatus.UNPROCESSABLE_ENTITY, "damaged-image", "Picture damaged");

    private final ProblemResponses problems;

    InvalidImageHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, InvalidImageException exception) {
        return problems.of(request, KIND, exception);
    }
}
