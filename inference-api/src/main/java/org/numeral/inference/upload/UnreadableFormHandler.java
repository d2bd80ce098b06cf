package org.numeral.inference.upload;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemResponses;

/** A body that breaks the rules of forms, or a form without a boundary: 400. */
@Singleton
final class UnreadableFormHandler
        implements ExceptionHandler<ErrorDataDecoderException, HttpResponse<?>> {

    private final ProblemResponses problems;

    UnreadableFormHandler(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, ErrorDataDecoderException exception) {
        // the exception's message quotes the body
        return problems.of(
                request,
                UnusableUploadHandler.KIND,
                "The body is not a readable form; the Content-Type may lack its boundary. "
                        + UploadReader.ADVICE);
    }
}
