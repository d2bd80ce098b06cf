package org.numeral.inference.predict;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;
import org.numeral.model.image.ImageTooLargeException;

/** More bytes or pixels than allowed: 413. */
@Singleton
final class ImageTooLargeHandler
        implements ExceptionHandler<ImageTooLargeException, HttpResponse<?>> {

    private static final ProblemKind KIND =
            ProblemKind.of(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE, "image-too-large", "Picture too large");

    private final ProblemResponses problems;

    ImageTooLargeHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, ImageTooLargeException exception) {
        return problems.of(request, KIND, exception);
    }
}
