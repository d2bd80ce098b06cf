package org.numeral.inference.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/** Requests of many pictures in a pool of one worker that computes a batch whenever it is let. */
@Timeout(60)
class BulkLaneTest {

    private static final int BATCH = 4;
    private static final int BAD = 200;
    private static final PoolListener NOBODY = (waitedNanos, computeNanos) -> {};

    private final Semaphore batches = new Semaphore(0);
    private final ConcurrentLinkedQueue<List<Integer>> computed = new ConcurrentLinkedQueue<>();

    @Test
    void answersComeInTheOrderOfThePictures() throws Exception {
        batches.release(100);
        try (InferencePool pool = pool(256)) {
            List<Prediction> answers = pool.submitAll(pictures(3, 11)).get();
            assertThat(answers.stream().map(answer -> answer.best().digit()).toList())
                    .containsExactly(3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3);
        }
    }

    @Test
    void noMoreThanABatchForEachWorkerWaitsInTheQueue() throws Exception {
        try (InferencePool pool = pool(256)) {
            List<CompletableFuture<List<Prediction>>> requests = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                requests.add(pool.submitAll(pictures(0, 50)));
                assertThat(pool.waiting()).isLessThanOrEqualTo(BATCH);
            }
            CompletableFuture<Prediction> single = pool.submit(picture(7));
            // what the worker may have taken already, the rest of that chunk, and this one
            batches.release(3);
            assertThat(single.get().best().digit()).isEqualTo(7);
            assertThat(requests).noneMatch(CompletableFuture::isDone);
            batches.release(10_000);
            for (CompletableFuture<List<Prediction>> request : requests) {
                assertThat(request.get()).hasSize(50);
            }
        }
    }

    @Test
    void requestsTakeTurnsSoThatAShortOneNeedNotWaitForALongOne() throws Exception {
        try (InferencePool pool = pool(256)) {
            CompletableFuture<List<Prediction>> large = pool.submitAll(pictures(0, 400));
            CompletableFuture<List<Prediction>> small = pool.submitAll(pictures(5, 2));
            batches.release(12);
            assertThat(small.get()).hasSize(2);
            assertThat(large).isNotDone();
            batches.release(10_000);
            assertThat(large.get()).hasSize(400);
        }
    }

    @Test
    void oneFailureFailsTheRequestAndNoOther() throws Exception {
        batches.release(10_000);
        try (InferencePool pool = pool(256)) {
            List<DigitImage> some = new ArrayList<>(pictures(0, 6));
            some.add(picture(BAD));
            some.addAll(pictures(0, 6));
            CompletableFuture<List<Prediction>> bad = pool.submitAll(some);
            CompletableFuture<List<Prediction>> good = pool.submitAll(pictures(0, 9));
            assertThatThrownBy(bad::get)
                    .isInstanceOf(ExecutionException.class)
                    .rootCause()
                    .hasMessage("bad picture");
            assertThat(good.get()).hasSize(9);
        }
    }

    @Test
    void aCancelledRequestIsNotComputedAnyFurther() throws Exception {
        try (InferencePool pool = pool(256)) {
            CompletableFuture<List<Prediction>> unwanted = pool.submitAll(pictures(1, 400));
            CompletableFuture<List<Prediction>> waiting = pool.submitAll(pictures(2, 400));
            CompletableFuture<List<Prediction>> wanted = pool.submitAll(List.of(picture(9)));
            unwanted.cancel(true);
            waiting.cancel(true);
            batches.release(10_000);
            assertThat(wanted.get()).hasSize(1);
            assertThat(computed.stream().mapToInt(List::size).sum()).isLessThanOrEqualTo(BATCH + 1);
        }
    }

    @Test
    void requestsBeyondAQuarterOfTheQueueAreRefused() throws Exception {
        try (InferencePool pool = pool(8)) {
            List<CompletableFuture<List<Prediction>>> accepted = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                accepted.add(pool.submitAll(pictures(0, 10)));
            }
            assertThatThrownBy(() -> pool.submitAll(pictures(0, 1)))
                    .isInstanceOf(OverloadedException.class);
            batches.release(10_000);
            for (CompletableFuture<List<Prediction>> request : accepted) {
                assertThat(request.get()).hasSize(10);
            }
        }
    }

    @Test
    void aClosedPoolFailsAllThatWait() throws Exception {
        InferencePool pool = pool(256);
        List<CompletableFuture<List<Prediction>>> requests =
                IntStream.range(0, 10).mapToObj(i -> pool.submitAll(pictures(0, 50))).toList();
        batches.release(10_000);
        pool.close();
        for (CompletableFuture<List<Prediction>> request : requests) {
            assertThat(request).isDone();
            if (request.isCompletedExceptionally()) {
                assertThatThrownBy(request::get).hasRootCauseInstanceOf(PoolClosedException.class);
            }
        }
        assertThatThrownBy(() -> pool.submitAll(pictures(0, 1)).get())
                .hasRootCauseInstanceOf(PoolClosedException.class);
    }

    private InferencePool pool(int capacity) throws Exception {
        PoolConfiguration settings =
                new PoolConfiguration(
                        1, BATCH, capacity, Duration.ofSeconds(5), Duration.ofSeconds(30));
        return InferencePool.start(settings, () -> this::compute, NOBODY);
    }

    private List<Prediction> compute(List<DigitImage> images) {
        batches.acquireUninterruptibly();
        computed.add(images.stream().map(image -> image.pixel(0, 0)).toList());
        return images.stream().map(image -> answer(image.pixel(0, 0))).toList();
    }

    private static Prediction answer(int digit) {
        if (digit == BAD) {
            throw new IllegalArgumentException("bad picture");
        }
        float[] row = new float[Prediction.CLASSES];
        row[digit] = 1;
        return Prediction.of(row);
    }

    private static List<DigitImage> pictures(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(digit -> picture(digit % Prediction.CLASSES))
                .toList();
    }

    private static DigitImage picture(int digit) {
        byte[] pixels = new byte[DigitImage.PIXELS];
        pixels[0] = (byte) digit;
        return DigitImage.of(pixels);
    }
}
