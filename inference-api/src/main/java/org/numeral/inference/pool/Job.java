package org.numeral.inference.pool;

import java.util.concurrent.CompletableFuture;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/**
 * One picture that waits for its prediction; an answer that is done already needs no computing.
 *
 * @param since when it waits, {@link System#nanoTime}
 */
record Job(DigitImage image, CompletableFuture<Prediction> answer, long since) {}
