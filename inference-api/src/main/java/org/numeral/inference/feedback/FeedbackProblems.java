package org.numeral.inference.feedback;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemHandler;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;

/** Why a correction is not kept. */
@Factory
final class FeedbackProblems {

    private final ProblemResponses responses;

    FeedbackProblems(ProblemResponses responses) {
        this.responses = responses;
    }

    /** It is switched off. */
    @Singleton
    ProblemHandler<FeedbackOffException> off() {
        return new ProblemHandler<>(
                FeedbackOffException.class,
                ProblemKind.of(HttpStatus.NOT_FOUND, "no-feedback", "Corrections are not kept"),
                responses);
    }

    /** The limits are reached. */
    @Singleton
    ProblemHandler<FeedbackFullException> full() {
        return new ProblemHandler<>(
                FeedbackFullException.class,
                ProblemKind.of(
                        HttpStatus.INSUFFICIENT_STORAGE,
                        "feedback-full",
                        "Enough corrections are kept"),
                responses);
    }

    /** The disk is full, or may not be written. */
    @Singleton
    ProblemHandler<FeedbackNotKeptException> notKept() {
        return new ProblemHandler<>(
                FeedbackNotKeptException.class,
                ProblemKind.of(
                        HttpStatus.INSUFFICIENT_STORAGE,
                        "feedback-not-kept",
                        "The correction is not kept"),
                responses);
    }

    /** It names no digit. */
    @Singleton
    ProblemHandler<UnusableFeedbackException> unusable() {
        return new ProblemHandler<>(
                UnusableFeedbackException.class,
                ProblemKind.of(HttpStatus.BAD_REQUEST, "unusable-feedback", "Not a digit"),
                responses);
    }
}
