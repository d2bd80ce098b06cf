package org.numeral.inference.body;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.compression.DecompressionException;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemHandler;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** What bodies get that cannot be kept in memory. */
@Factory
final class BodyProblems {

    private final ProblemResponses responses;

    BodyProblems(ProblemResponses responses) {
        this.responses = responses;
    }

    /** More than a request of its kind can need. */
    @Singleton
    ProblemHandler<BodyTooLargeException> tooLarge() {
        return new ProblemHandler<>(
                BodyTooLargeException.class,
                ProblemKind.of(
                        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                        "request-too-large",
                        "Request too large"),
                responses);
    }

    /** Others take the memory: to be tried again. */
    @Singleton
    ProblemHandler<BodyMemoryException> noMemory() {
        return new ProblemHandler<>(
                BodyMemoryException.class,
                new ProblemKind(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "Too busy", 1),
                responses);
    }

    /** Compressed in a way that is not known. */
    @Singleton
    ProblemHandler<ContentEncodingException> unknownEncoding() {
        return new ProblemHandler<>(
                ContentEncodingException.class,
                ProblemKind.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-encoding",
                        "Unsupported content encoding"),
                responses);
    }

    /** Not compressed as its header says. The exception's message is about bytes. */
    @Singleton
    ProblemHandler<DecompressionException> damagedCompression() {
        return new ProblemHandler<>(
                DecompressionException.class,
                ProblemKind.of(HttpStatus.BAD_REQUEST, "damaged-compression", "Not decompressible"),
                exception ->
                        "The body is not compressed as its Content-Encoding says, or damaged. Send it as it is, without that header.",
                responses);
    }
}
