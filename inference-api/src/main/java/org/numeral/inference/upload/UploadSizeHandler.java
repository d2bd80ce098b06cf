package org.numeral.inference.upload;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.exceptions.ContentLengthExceededHandler;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** An upload over one of the server's limits: 413, with the limit. */
@Singleton
@Replaces(ContentLengthExceededHandler.class)
final class UploadSizeHandler
        implements ExceptionHandler<ContentLengthExceededException, HttpResponse<?>> {

    private static final ProblemKind KIND =
            ProblemKind.of(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE, "upload-too-large", "Upload too large");

    private final ProblemResponses problems;
    private final long megabytes;

    UploadSizeHandler(ProblemResponses problems, HttpServerConfiguration server) {
        this.problems = problems;
        this.megabytes = server.getMultipart().getMaxFileSize() / 1_000_000;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, ContentLengthExceededException exception) {
        return problems.of(request, KIND, sentence(exception.getMessage()));
    }

    private String sentence(String message) {
        // Micronaut uses one exception for all its limits; these two are about the form around the
        // picture
        if (message.startsWith("Number of form fields")
                || message.startsWith("Length of buffered")) {
            return message + ". Send the picture in a part named \"file\", and nothing else.";
        }
        return "The upload is larger than %d MB. Send a smaller picture: 1000 pixels across are plenty for one digit."
                .formatted(megabytes);
    }
}
