package org.numeral.inference.upload;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.DuplicateRouteHandler;
import io.micronaut.web.router.exceptions.DuplicateRouteException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemHandler;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** What uploads get that hold no picture to look at. */
@Factory
final class UploadProblems {

    private static final ProblemKind UNUSABLE =
            ProblemKind.of(HttpStatus.BAD_REQUEST, "unusable-upload", "Not one picture");

    private final ProblemResponses responses;

    UploadProblems(ProblemResponses responses) {
        this.responses = responses;
    }

    /** An upload without exactly one picture. */
    @Singleton
    ProblemHandler<UnusableUploadException> unusable() {
        return new ProblemHandler<>(UnusableUploadException.class, UNUSABLE, responses);
    }

    /** A request that does not say what its body is: several methods could take it. */
    @Singleton
    @Replaces(DuplicateRouteHandler.class)
    ProblemHandler<DuplicateRouteException> noContentType() {
        return new ProblemHandler<>(
                DuplicateRouteException.class,
                UNUSABLE,
                exception -> "The request has no Content-Type. " + UploadReader.ADVICE,
                responses);
    }

    /**
     * A body that breaks the rules of forms, or a form without a boundary. The exception's message
     * quotes the body.
     */
    @Singleton
    ProblemHandler<ErrorDataDecoderException> unreadableForm() {
        return new ProblemHandler<>(
                ErrorDataDecoderException.class,
                UNUSABLE,
                exception ->
                        "The body is not a readable form; the Content-Type may lack its boundary. "
                                + UploadReader.ADVICE,
                responses);
    }
}
