package org.numeral.inference.predict;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.numeral.inference.error.ProblemHandler;
import org.numeral.inference.error.ProblemKind;
import org.numeral.inference.error.ProblemResponses;
import org.numeral.inference.pool.InferenceFailedException;
import org.numeral.inference.pool.NoWorkerException;
import org.numeral.inference.pool.OverloadedException;
import org.numeral.inference.pool.PoolClosedException;
import org.numeral.model.image.ImageTooLargeException;
import org.numeral.model.image.InvalidImageException;
import org.numeral.model.image.UnsupportedImageException;

/** What can go wrong between a picture and its answer. */
@Factory
final class PredictProblems {

    private final ProblemResponses responses;

    PredictProblems(ProblemResponses responses) {
        this.responses = responses;
    }

    /** More bytes or pixels than allowed. */
    @Singleton
    ProblemHandler<ImageTooLargeException> imageTooLarge() {
        return new ProblemHandler<>(
                ImageTooLargeException.class,
                ProblemKind.of(
                        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                        "image-too-large",
                        "Picture too large"),
                responses);
    }

    /** Not a picture of a format that is read. */
    @Singleton
    ProblemHandler<UnsupportedImageException> unsupportedImage() {
        return new ProblemHandler<>(
                UnsupportedImageException.class,
                ProblemKind.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-image",
                        "Not a readable picture"),
                responses);
    }

    /** A damaged picture. */
    @Singleton
    ProblemHandler<InvalidImageException> damagedImage() {
        return new ProblemHandler<>(
                InvalidImageException.class,
                ProblemKind.of(HttpStatus.UNPROCESSABLE_ENTITY, "damaged-image", "Picture damaged"),
                responses);
    }

    /** A picture without a digit. */
    @Singleton
    ProblemHandler<NoInkException> noInk() {
        return new ProblemHandler<>(
                NoInkException.class,
                ProblemKind.of(HttpStatus.UNPROCESSABLE_ENTITY, "no-ink", "No ink found"),
                responses);
    }

    /** A picture of more than the longest number. */
    @Singleton
    ProblemHandler<TooManyDigitsException> tooManyDigits() {
        return new ProblemHandler<>(
                TooManyDigitsException.class,
                ProblemKind.of(
                        HttpStatus.UNPROCESSABLE_ENTITY, "too-many-digits", "Too many digits"),
                responses);
    }

    /** Parameters that are unknown or do not go together. */
    @Singleton
    ProblemHandler<UnusableQueryException> unusableQuery() {
        return new ProblemHandler<>(
                UnusableQueryException.class,
                ProblemKind.of(HttpStatus.BAD_REQUEST, "unusable-query", "Unusable parameters"),
                responses);
    }

    /** The network failed on this picture. */
    @Singleton
    ProblemHandler<InferenceFailedException> inferenceFailed() {
        return new ProblemHandler<>(
                InferenceFailedException.class,
                ProblemKind.of(
                        HttpStatus.INTERNAL_SERVER_ERROR, "inference-failed", "The network failed"),
                responses);
    }

    /** Too many pictures wait. */
    @Singleton
    ProblemHandler<OverloadedException> overloaded() {
        return new ProblemHandler<>(
                OverloadedException.class,
                new ProblemKind(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "Too busy", 1),
                responses);
    }

    /** No worker can compute now; another instance can. */
    @Singleton
    ProblemHandler<NoWorkerException> noWorker() {
        return new ProblemHandler<>(
                NoWorkerException.class,
                new ProblemKind(
                        HttpStatus.SERVICE_UNAVAILABLE, "no-worker", "Cannot compute now", 5),
                responses);
    }

    /** There was no memory for this picture, beside those of others. */
    @Singleton
    ProblemHandler<OutOfMemoryException> outOfMemory() {
        return new ProblemHandler<>(
                OutOfMemoryException.class,
                new ProblemKind(
                        HttpStatus.SERVICE_UNAVAILABLE, "out-of-memory", "Out of memory", 1),
                responses);
    }

    /** The decoder or the preprocessing failed in a way that is a bug. */
    @Singleton
    ProblemHandler<PreparationFailedException> preparationFailed() {
        return new ProblemHandler<>(
                PreparationFailedException.class,
                ProblemKind.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "preparation-failed",
                        "The picture could not be prepared"),
                responses);
    }

    /** The service is shutting down: to be tried again, elsewhere. */
    @Singleton
    ProblemHandler<PoolClosedException> shuttingDown() {
        return new ProblemHandler<>(
                PoolClosedException.class,
                new ProblemKind(
                        HttpStatus.SERVICE_UNAVAILABLE, "shutting-down", "Shutting down", 1),
                responses);
    }

    /** No answer in time. */
    @Singleton
    ProblemHandler<DeadlineExceededException> deadlineExceeded() {
        return new ProblemHandler<>(
                DeadlineExceededException.class,
                ProblemKind.of(
                        HttpStatus.GATEWAY_TIMEOUT, "deadline-exceeded", "No answer in time"),
                responses);
    }
}
