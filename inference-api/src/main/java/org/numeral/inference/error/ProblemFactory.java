package org.numeral.inference.error;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Describes any failed request as a problem, whoever found the error. */
@Singleton
public final class ProblemFactory {

    static final String UNEXPECTED =
            "Something failed inside the service; its log says what. Trying again may help.";

    /**
     * The problem behind an error response.
     *
     * @param context what Micronaut knows of the error
     * @param response its status is the problem's status
     * @return the problem
     */
    public Problem describe(ErrorContext context, HttpResponse<?> response) {
        String path = context.getRequest().getPath();
        for (Error error : context.getErrors()) {
            if (error instanceof ProblemError known) {
                return known.kind().problem(known.message(), path);
            }
        }
        return new Problem(
                Problem.NO_TYPE,
                response.reason(),
                response.code(),
                detail(context, response, path),
                path);
    }

    private static String detail(ErrorContext context, HttpResponse<?> response, String path) {
        if (response.code() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            // an unexpected exception's message is for the log: it may name files or classes
            return UNEXPECTED;
        }
        if (response.code() == HttpStatus.NOT_FOUND.getCode()) {
            return "There is nothing at %s. The page is at /, the API is described at /docs."
                    .formatted(path);
        }
        if (response.code() == HttpStatus.REQUEST_ENTITY_TOO_LARGE.getCode()) {
            // a too large body is answered elsewhere
            return "The header of the request is too large. Send fewer or shorter header fields.";
        }
        String message =
                context.getErrors().stream()
                        .map(Error::getMessage)
                        .filter(text -> text != null && !text.isBlank())
                        .collect(Collectors.joining("; "));
        String found = message.isEmpty() ? response.reason() : message;
        if (response.code() == HttpStatus.UNSUPPORTED_MEDIA_TYPE.getCode()) {
            return found + ". Send the picture as in: curl -F file=@digit.png <address>" + path;
        }
        return found + (found.endsWith(".") ? "" : ".") + " The API is described at /docs.";
    }
}
