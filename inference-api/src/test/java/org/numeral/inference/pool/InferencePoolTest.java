package org.numeral.inference.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

@Timeout(60)
class InferencePoolTest {

    private static final PoolListener NOBODY = (waitedNanos, computeNanos) -> {};
    private static final int BAD = 200;
    private static final int DEADLY = 201;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Integer> batches = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void eachPictureGetsItsOwnAnswer() throws Exception {
        try (InferencePool pool = InferencePool.start(settings(3, 100), this::honest, NOBODY)) {
            List<CompletableFuture<Prediction>> answers = new ArrayList<>();
            for (int i = 0; i < 90; i++) {
                answers.add(pool.submit(picture(i % 10)));
            }
            for (int i = 0; i < 90; i++) {
                assertThat(answers.get(i).get().best().digit()).isEqualTo(i % 10);
            }
            assertThat(made).hasValue(3);
        }
    }

    @Test
    void whatWaitsIsComputedInOnePassUpToTheLargestBatch() throws Exception {
        try (InferencePool pool = InferencePool.start(settings(1, 100), this::gated, NOBODY)) {
            CompletableFuture<Prediction> first = holdTheWorker(pool);
            List<CompletableFuture<Prediction>> waiting = submit(pool, 11);
            gate.countDown();
            first.get();
            for (CompletableFuture<Prediction> answer : waiting) {
                answer.get();
            }
            assertThat(batches).containsExactly(1, 8, 3);
        }
    }

    @Test
    void theListenerIsToldOfEveryBatch() throws Exception {
        ConcurrentLinkedQueue<long[]> told = new ConcurrentLinkedQueue<>();
        try (InferencePool pool =
                InferencePool.start(
                        settings(1, 100),
                        this::gated,
                        (waitedNanos, computeNanos) -> {
                            assertThat(computeNanos).isPositive();
                            told.add(waitedNanos);
                        })) {
            CompletableFuture<Prediction> first = holdTheWorker(pool);
            List<CompletableFuture<Prediction>> waiting = submit(pool, 3);
            assertThat(pool.waiting()).isEqualTo(3);
            gate.countDown();
            first.get();
            for (CompletableFuture<Prediction> answer : waiting) {
                answer.get();
            }
        }
        assertThat(told).extracting(waited -> waited.length).containsExactly(1, 3);
        assertThat(told.stream().flatMapToLong(LongStream::of).filter(nanos -> nanos > 0))
                .hasSize(4);
    }

    @Test
    void fullQueueRefuses() throws Exception {
        try (InferencePool pool = InferencePool.start(settings(1, 2), this::gated, NOBODY)) {
            holdTheWorker(pool);
            submit(pool, 2);
            assertThatThrownBy(() -> pool.submit(picture(1)))
                    .isInstanceOf(OverloadedException.class)
                    .hasMessage(
                            "2 pictures are waiting already. Try again in a second, or send fewer at once.");
            gate.countDown();
        }
    }

    @Test
    void cancelledPicturesMakeRoomAndAreNotComputed() throws Exception {
        try (InferencePool pool = InferencePool.start(settings(1, 2), this::gated, NOBODY)) {
            CompletableFuture<Prediction> first = holdTheWorker(pool);
            submit(pool, 2).forEach(answer -> answer.cancel(false));
            CompletableFuture<Prediction> last = pool.submit(picture(4));
            gate.countDown();
            first.get();
            assertThat(last.get().best().digit()).isEqualTo(4);
            assertThat(batches).containsExactly(1, 1);
        }
    }

    @Test
    void badPictureFailsAlone() throws Exception {
        try (InferencePool pool = InferencePool.start(settings(1, 100), this::gated, NOBODY)) {
            holdTheWorker(pool);
            CompletableFuture<Prediction> before = pool.submit(picture(1));
            CompletableFuture<Prediction> bad = pool.submit(picture(BAD));
            CompletableFuture<Prediction> after = pool.submit(picture(2));
            gate.countDown();
            assertThat(before.get().best().digit()).isEqualTo(1);
            assertThat(after.get().best().digit()).isEqualTo(2);
            assertThatThrownBy(bad::get)
                    .hasCauseInstanceOf(InferenceFailedException.class)
                    .hasRootCauseMessage("bad picture");
            assertThat(made).hasValue(1);
        }
    }

    @Test
    void workerThatThrowsAnErrorIsReplaced() throws Exception {
        try (InferencePool pool = InferencePool.start(settings(1, 100), this::honest, NOBODY)) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> pool.submit(picture(DEADLY)).get())
                        .hasCauseInstanceOf(InferenceFailedException.class)
                        .hasRootCauseInstanceOf(StackOverflowError.class);
                assertThat(pool.submit(picture(6)).get().best().digit()).isEqualTo(6);
            }
            assertThat(made).hasValue(6);
        }
    }

    @Test
    void closingFinishesWhatWaitsAndRefusesWhatComes() throws Exception {
        InferencePool pool = InferencePool.start(settings(1, 100), this::gated, NOBODY);
        holdTheWorker(pool);
        List<CompletableFuture<Prediction>> waiting = submit(pool, 20);
        Thread closing = new Thread(pool::close);
        closing.start();
        while (isOpen(pool)) {
            Thread.onSpinWait();
        }
        gate.countDown();
        closing.join();
        for (CompletableFuture<Prediction> answer : waiting) {
            assertThat(answer).isCompleted();
        }
        assertThatThrownBy(() -> pool.submit(picture(1))).isInstanceOf(PoolClosedException.class);
    }

    @Test
    void closingFailsWhatTheGraceIsTooShortFor() throws Exception {
        PoolConfiguration impatient =
                new PoolConfiguration(1, 8, 100, Duration.ofMillis(1), Duration.ofSeconds(30));
        InferencePool pool = InferencePool.start(impatient, this::gated, NOBODY);
        CompletableFuture<Prediction> computing = holdTheWorker(pool);
        List<CompletableFuture<Prediction>> waiting = submit(pool, 3);
        pool.close();
        waiting.add(computing);
        for (CompletableFuture<Prediction> answer : waiting) {
            assertThatThrownBy(answer::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(PoolClosedException.class);
        }
        gate.countDown();
    }

    @Test
    void poolDoesNotStartWithoutClassifiers() {
        assertThatThrownBy(
                        () ->
                                InferencePool.start(
                                        settings(2, 10),
                                        () -> {
                                            throw new IllegalStateException("no network");
                                        },
                                        NOBODY))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("no network");
    }

    private boolean isOpen(InferencePool pool) {
        try {
            pool.submit(picture(3));
            return true;
        } catch (PoolClosedException e) {
            return false;
        } catch (OverloadedException e) {
            return true;
        }
    }

    /** Submits a picture and waits until the worker is busy with it. */
    private CompletableFuture<Prediction> holdTheWorker(InferencePool pool) throws Exception {
        CompletableFuture<Prediction> first = pool.submit(picture(0));
        assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
        return first;
    }

    private static List<CompletableFuture<Prediction>> submit(InferencePool pool, int number) {
        List<CompletableFuture<Prediction>> answers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            answers.add(pool.submit(picture(i % 10)));
        }
        return answers;
    }

    private static PoolConfiguration settings(int workers, int queue) {
        return new PoolConfiguration(
                workers, 8, queue, Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    /** A picture whose first pixel says what is to be answered. */
    private static DigitImage picture(int pixel) {
        byte[] pixels = new byte[DigitImage.PIXELS];
        pixels[0] = (byte) pixel;
        return DigitImage.of(pixels);
    }

    private BatchClassifier honest() {
        made.incrementAndGet();
        return images -> images.stream().map(InferencePoolTest::answer).toList();
    }

    private BatchClassifier gated() {
        made.incrementAndGet();
        return images -> {
            batches.add(images.size());
            held.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return images.stream().map(InferencePoolTest::answer).toList();
        };
    }

    private static Prediction answer(DigitImage image) {
        int digit = image.pixel(0, 0);
        if (digit == BAD) {
            throw new IllegalArgumentException("bad picture");
        }
        if (digit == DEADLY) {
            throw new StackOverflowError("deadly picture");
        }
        float[] row = new float[Prediction.CLASSES];
        row[digit] = 1;
        return Prediction.of(row);
    }
}
