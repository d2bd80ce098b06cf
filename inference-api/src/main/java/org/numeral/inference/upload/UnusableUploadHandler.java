package org.numeral.inference.upload;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** An upload without exactly one picture: 400. */
@Singleton
final class UnusableUploadHandler
        implements ExceptionHandler<UnusableUploadException, HttpResponse<?>> {

    static final ProblemKind KIND =
            ProblemKind.of(HttpStatus.BAD_REQUEST, "unusable-upload", "Not one picture");

    private final ProblemResponses problems;

    UnusableUploadHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, UnusableUploadException exception) {
        return problems.of(request, KIND, exception);
    }
}
