package org.numeral.inference.model;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemHandler;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** What requests get while there is no model. */
@Factory
final class ModelProblems {

    private static final int SECONDS_TO_WAIT = 5;

    /** No model is served yet. */
    @Singleton
    ProblemHandler<ModelNotReadyException> notReady(ProblemResponses responses) {
        return new ProblemHandler<>(
                ModelNotReadyException.class,
                new ProblemKind(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "model-not-ready",
                        "No model yet",
                        SECONDS_TO_WAIT),
                responses);
    }
}
