package org.numeral.inference.predict;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;
import org.numeral.model.image.UnsupportedImageException;

/** Not a picture of a format that is read: 415. */
@Singleton
final class UnsupportedImageHandler
        implements ExceptionHandler<UnsupportedImageException, HttpResponse<?>> {

    private static final ProblemKind KIND =
            ProblemKind.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-image",
                    "Not a readable picture");

    private final ProblemResponses problems;

    UnsupportedImageHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, UnsupportedImageException exception) {
        return problems.of(request, KIND, exception);
    }
}
