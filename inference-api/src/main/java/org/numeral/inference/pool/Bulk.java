package org.numeral.inference.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/** Many pictures of one request, computed a chunk at a time. One thread at a time works on it. */
final class Bulk {

    private final List<DigitImage> images;
    private final List<Prediction> done = new ArrayList<>();
    private final CompletableFuture<List<Prediction>> answer = new CompletableFuture<>();
    private volatile List<CompletableFuture<Prediction>> chunk = List.of();

    Bulk(List<DigitImage> images) {
        this.images = List.copyOf(images);
        answer.whenComplete(
                (predictions, failure) -> chunk.forEach(picture -> picture.cancel(false)));
    }

    CompletableFuture<List<Prediction>> answer() {
        return answer;
    }

    /**
     * Computes the next pictures.
     *
     * @param size how many, at most
     * @param pool computes one
     * @return done when they are; then there is either more to compute or an answer
     */
    CompletableFuture<Void> computeNext(
            int size, Function<DigitImage, CompletableFuture<Prediction>> pool) {
        List<CompletableFuture<Prediction>> started = new ArrayList<>();
        int to = Math.min(images.size(), done.size() + size);
        try {
            for (DigitImage image : images.subList(done.size(), to)) {
                started.add(pool.apply(image));
            }
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
        chunk = List.copyOf(started);
        if (answer.isDone()) {
            // it failed or was cancelled before the chunk was known
            chunk.forEach(picture -> picture.cancel(false));
        }
        return CompletableFuture.allOf(started.toArray(CompletableFuture[]::new))
                .handle(
                        (nothing, failure) -> {
                            finishChunk(failure);
                            return null;
                        });
    }

    private void finishChunk(Throwable failure) {
        if (failure != null) {
            answer.completeExceptionally(failure);
        }
        if (answer.isDone()) {
            return;
        }
        chunk.forEach(picture -> done.add(picture.join()));
        if (done.size() == images.size()) {
            answer.complete(List.copyOf(done));
        }
    }
}
