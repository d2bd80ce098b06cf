package org.numeral.inference.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;

/** Workers that hang, that die, and that cannot be made. */
@Timeout(60)
class PoolFaultsTest {

    private static final PoolListener NOBODY = (waitedNanos, computeNanos) -> {};
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATE = Duration.ofMinutes(10);
    private static final int HANGING = 200;
    private static final int DEADLY = 201;
    private static final int SLOW = 202;
    private static final int HANGING_TOO = 203;

    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch releaseToo = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicReference<Error> obstacle = new AtomicReference<>();

    @AfterEach
    void letHangingThreadsGo() {
        release.countDown();
        releaseToo.countDown();
        go.countDown();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aHangingWorkerIsReplacedAndItsPictureFails(int workers) throws Exception {
        try (InferencePool pool = start(workers, SOON)) {
            CompletableFuture<Prediction> hangs = pool.submit(picture(HANGING));
            assertThatThrownBy(hangs::get)
                    .hasCauseInstanceOf(InferenceFailedException.class)
                    .hasRootCauseMessage("where it hangs");
            assertThat(pool.submit(picture(6)).get().best().digit()).isEqualTo(6);
            await(() -> pool.health().working() == workers);
            assertThat(pool.health().hung()).isEqualTo(1);
            assertThat(pool.health().outage()).isEmpty();
            assertThat(made).hasValue(workers + 1);
        }
    }

    @Test
    void aReplacedWorkerThatComesBackEnds() throws Exception {
        try (InferencePool pool = start(1, SOON)) {
            CompletableFuture<Prediction> hangs = pool.submit(picture(HANGING));
            assertThatThrownBy(hangs::get).hasCauseInstanceOf(InferenceFailedException.class);
            await(() -> pool.health().equals(health(1, 0, 1)));
            release.countDown();
            await(() -> pool.health().equals(health(1, 0, 0)));
            await(() -> threads("inference-0") == 1);
            assertThat(made).hasValue(2);
        }
    }

    @Test
    void aSecondOneThatHangsIsNotReplacedAndGoesOnWhenItComesBack() throws Exception {
        try (InferencePool pool = start(1, SOON)) {
            assertThatThrownBy(pool.submit(picture(HANGING))::get).isNotNull();
            assertThatThrownBy(pool.submit(picture(HANGING_TOO))::get).isNotNull();
            await(() -> pool.health().hung() == 2);
            // nobody is left: whoever comes is told at once, and it is an outage after a while
            await(() -> refuses(pool));
            await(() -> pool.health().outage().isPresent());
            assertThat(pool.health().working()).isZero();

            // the one that was not replaced; were the other gone first, it would be
            releaseToo.countDown();
            await(() -> pool.health().equals(health(1, 0, 1)));
            await(() -> !refuses(pool));
            assertThat(pool.submit(picture(6)).get().best().digit()).isEqualTo(6);
            assertThat(made).hasValue(2);
            release.countDown();
            await(() -> pool.health().equals(health(1, 0, 0)));
        }
    }

    @Test
    void manyShortComputationsAreNotTakenForALongOne() throws Exception {
        try (InferencePool pool = start(1, SOON)) {
            long end = System.nanoTime() + 3 * SOON.toNanos();
            while (System.nanoTime() < end) {
                pool.submit(picture(5)).get();
            }
            assertThat(made).hasValue(1);
        }
    }

    @Test
    void closingDoesNotWaitForAWorkerThatHangs() throws Exception {
        InferencePool pool = start(2, SOON);
        assertThatThrownBy(pool.submit(picture(HANGING))::get).isNotNull();
        await(() -> pool.health().equals(health(2, 0, 1)));
        pool.close(); // the grace is an hour
        assertThat(pool.isTerminated()).isFalse();
        assertThat(pool.health().hung()).isEqualTo(1);
        release.countDown();
        await(pool::isTerminated);
    }

    @Test
    void anErrorFailsThePictureItWasThrownOnAndNoOther() throws Exception {
        try (InferencePool pool = start(1, LATE)) {
            CompletableFuture<Prediction> first = pool.submit(picture(SLOW));
            await(() -> hanging.get() == 1);
            List<CompletableFuture<Prediction>> batch = new ArrayList<>();
            for (int digit = 0; digit < 8; digit++) {
                batch.add(pool.submit(picture(digit == 5 ? DEADLY : digit)));
            }
            go.countDown();
            first.get();
            for (int digit = 0; digit < 8; digit++) {
                if (digit == 5) {
                    assertThatThrownBy(batch.get(digit)::get)
                            .hasCauseInstanceOf(InferenceFailedException.class)
                            .hasRootCauseInstanceOf(OutOfMemoryError.class);
                } else {
                    assertThat(batch.get(digit).get().best().digit()).isEqualTo(digit);
                }
            }
            // the batch, and the picture alone
            assertThat(made).hasValue(3);
        }
    }

    @Test
    void whereNoWorkerCanBeMadeEverybodyIsToldAtOnceUntilOneCan() throws Exception {
        try (InferencePool pool = start(1, SOON)) {
            obstacle.set(new OutOfMemoryError("no memory for a replica"));
            CompletableFuture<Prediction> deadly = pool.submit(picture(DEADLY));
            assertThatThrownBy(deadly::get).hasCauseInstanceOf(InferenceFailedException.class);
            CompletableFuture<Prediction> waiting = pool.submit(picture(1));
            go.countDown();
            assertThatThrownBy(waiting::get)
                    .hasCauseInstanceOf(NoWorkerException.class)
                    .hasRootCauseMessage(
                            "The network cannot compute at the moment; the log of the service says why. Try again in a few seconds.");
            assertThatThrownBy(() -> pool.submit(picture(1))).isInstanceOf(NoWorkerException.class);
            await(() -> pool.health().outage().isPresent());
            assertThat(pool.health().outage())
                    .hasValue(
                            "no worker has been able to compute for 0 s (OutOfMemoryError); the log says why");

            obstacle.set(null);
            awaitRecovery(pool);
            assertThat(pool.submit(picture(6)).get().best().digit()).isEqualTo(6);
        }
    }

    @Test
    void failingToMakeAWorkerIsTriedAgainWithPauses() throws Exception {
        try (InferencePool pool = start(1, SOON)) {
            obstacle.set(new NoClassDefFoundError("Nd4j"));
            go.countDown();
            assertThatThrownBy(pool.submit(picture(DEADLY))::get).isNotNull();
            await(() -> made.get() >= 2);
            int before = made.get();
            Thread.sleep(500);
            // one pause takes a second
            assertThat(made.get() - before).isLessThanOrEqualTo(1);
        }
    }

    private static PoolHealth health(int working, int starting, int hung) {
        return new PoolHealth(working, starting, hung, Optional.empty());
    }

    /** A worker is at work before the queue lets jobs in again. */
    private static void awaitRecovery(InferencePool pool) throws InterruptedException {
        await(() -> pool.health().equals(health(1, 0, 0)));
        await(() -> !refuses(pool));
    }

    private static boolean refuses(InferencePool pool) {
        try {
            pool.submit(picture(1)).cancel(false);
            return false;
        } catch (NoWorkerException e) {
            return true;
        }
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .count();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) { // the test's time-out ends it
            Thread.sleep(5);
        }
    }

    private InferencePool start(int workers, Duration stuckAfter) throws Exception {
        return InferencePool.start(
                new PoolConfiguration(workers, 8, 100, Duration.ofHours(1), stuckAfter),
                this::classifier,
                NOBODY);
    }

    private BatchClassifier classifier() {
        made.incrementAndGet();
        Error error = obstacle.get();
        if (error != null) {
            hang(go);
            throw error;
        }
        return images -> images.stream().map(this::answer).toList();
    }

    private Prediction answer(DigitImage image) {
        int pixel = image.pixel(0, 0);
        if (pixel == DEADLY) {
            throw new OutOfMemoryError("Physical memory usage is too high");
        }
        if (pixel == HANGING) {
            hang(release);
        }
        if (pixel == HANGING_TOO) {
            hang(releaseToo);
        }
        if (pixel == SLOW) {
            hang(go);
        }
        float[] row = new float[Prediction.CLASSES];
        row[pixel % Prediction.CLASSES] = 1;
        return Prediction.of(row);
    }

    /** As native code does: it cannot be interrupted. */
    private void hang(CountDownLatch until) {
        hanging.incrementAndGet();
        while (until.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static DigitImage picture(int pixel) {
        byte[] pixels = new byte[DigitImage.PIXELS];
        pixels[0] = (byte) pixel;
        return DigitImage.of(pixels);
    }
}
