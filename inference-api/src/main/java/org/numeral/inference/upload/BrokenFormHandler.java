package org.numeral.inference.upload;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemHandler;
import org.numeral.inference.error.ProblemResponses;

/**
 * What a form gets on whose headers Netty's decoder fails with an exception that it does not
 * declare. Micronaut decodes forms for every route, so one may be sent to any.
 */
@Singleton
final class BrokenFormHandler
        implements ExceptionHandler<IndexOutOfBoundsException, HttpResponse<?>> {

    private final ProblemHandler<ErrorDataDecoderException> unreadableForm;
    private final ProblemResponses responses;

    BrokenFormHandler(
            ProblemHandler<ErrorDataDecoderException> unreadableForm, ProblemResponses responses) {
        this.unreadableForm = unreadableForm;
        this.responses = responses;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, IndexOutOfBoundsException exception) {
        HttpRequest<?> asked = request;
        return asked.getContentType().filter(BrokenFormHandler::isForm).isPresent()
                ? unreadableForm.handle(asked, new ErrorDataDecoderException(exception))
                : responses.unexpected(asked, exception);
    }

    private static boolean isForm(MediaType type) {
        return type.matches(MediaType.MULTIPART_FORM_DATA_TYPE)
                || type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
    }
}
