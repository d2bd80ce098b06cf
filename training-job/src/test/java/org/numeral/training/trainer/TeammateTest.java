package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TeammateTest {

    @Test
    void doesOneTaskAfterAnother() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        try (Teammate teammate = new Teammate("test")) {
            for (int i = 1; i <= 1000; i++) {
                teammate.start(done::incrementAndGet);
                teammate.await();
                assertThat(done).hasValue(i);
                if (i % 250 == 0) {
                    Thread.sleep(5); // long enough for it to go to sleep
                }
            }
        }
    }

    @Test
    void whatATaskThrowsReachesTheOneThatWaits() {
        try (Teammate teammate = new Teammate("test")) {
            teammate.start(
                    () -> {
                        throw new StackOverflowError("deep");
                    });
            assertThatThrownBy(teammate::await)
                    .isInstanceOf(StackOverflowError.class)
                    .hasMessage("deep");
            teammate.start(() -> {});
            teammate.await(); // and it goes on working
        }
    }

    @Test
    void aSecondTaskBeforeTheFirstIsDoneIsRefused() {
        CountDownLatch hold = new CountDownLatch(1);
        try (Teammate teammate = new Teammate("test")) {
            teammate.start(
                    () -> {
                        try {
                            hold.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
            assertThatThrownBy(() -> teammate.start(() -> {}))
                    .hasMessage("the task before is not done");
            hold.countDown();
            teammate.await();
        }
    }
}
