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

    /** A tensor of a wrong shape, type or range. */
    @Singleton
    ProblemHandler<UnusableTensorException> unusableTensor() {
        return new ProblemHandler<>(
                UnusableTensorException.class,
                ProblemKind.of(HttpStatus.BAD_REQUEST, "unusable-tensor", "Unusable tensor"),
                responses);
    }
}
