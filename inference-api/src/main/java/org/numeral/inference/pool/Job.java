package org.numeral.inference.pool;

import java.util.concurrent.CompletableFuture;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/**
 * One picture that waits for its prediction; an answer that is done already needs no computing.
 *
 * @param since when it waits, {@link System#nanoTime}
 * @param alone whether it must not be computed with others, because an {@link Error} was thrown on
 *     the batch that it was in
 */
record Job(DigitImage image, CompletableFuture<Prediction> answer, long since, boolean alone) {

    Job(DigitImage image, CompletableFuture<Prediction> answer, long since) {
        this(image, answer, since, false);
    }

    /** The same job, to be computed for itself. */
    Job onItsOwn() {
        return new Job(image, answer, since, true);
    }

    /** Fails the answer, unless there is one already. */
    void fail(Throwable cause) {
        answer.completeExceptionally(
                cause instanceof NoWorkerException ? cause : new InferenceFailedException(cause));
    }
}
