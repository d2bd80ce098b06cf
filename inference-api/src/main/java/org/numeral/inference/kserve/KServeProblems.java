package org.numeral.inference.kserve;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemHandler;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** What can be wrong with a request of these protocols. */
@Factory
final class KServeProblems {

    private final ProblemResponses responses;

    KServeProblems(ProblemResponses responses) {
        this.responses = responses;
    }

    /** Another model, or another version. */
    @Singleton
    ProblemHandler<UnknownModelException> unknownModel() {
        return new ProblemHandler<>(
                UnknownModelException.class,
                ProblemKind.of(HttpStatus.NOT_FOUND, "unknown-model", "Unknown model"),
                responses);
    }

    /** In chunks of which nobody knows how many follow. */
    @Singleton
    ProblemHandler<UnknownSizeException> unknownSize() {
        return new ProblemHandler<>(
                UnknownSizeException.class,
                ProblemKind.of(HttpStatus.LENGTH_REQUIRED, "length-required", "Length required"),
                responses);
    }

    /** More than the pictures can take. */
    @Singleton
    ProblemHandler<RequestSizeException> requestSize() {
        return new ProblemHandler<>(
                RequestSizeException.class,
                ProblemKind.of(
                        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                        "request-too-large",
                        "Request too large"),
                responses);
    }

    /** A tensor of a wrong shape, type or range. */
    @Singleton
    ProblemHandler<UnusableTensorException> unusableTensor() {
        return new ProblemHandler<>(
                UnusableTensorException.class,
                ProblemKind.of(HttpStatus.BAD_REQUEST, "unusable-tensor", "Unusable tensor"),
                responses);
    }
}
