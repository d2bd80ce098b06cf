package org.numeral.inference.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final Clock clock = new Clock();

    @Test
    void aClientMaySendABurstAndThenAsManyAsTheRateAllows() {
        RateLimiter limiter = limiter(2, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.take("a")).isZero();
        }
        assertThat(limiter.take("a")).isEqualTo(Duration.ofMillis(500));
        clock.pass(Duration.ofMillis(499));
        assertThat(limiter.take("a")).isEqualTo(Duration.ofMillis(1));
        clock.pass(Duration.ofMillis(1));
        assertThat(limiter.take("a")).isZero();
        assertThat(limiter.take("a")).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whatIsNotUsedDoesNotAddUpToMoreThanABurst() {
        RateLimiter limiter = limiter(2, 3);
        limiter.take("a");
        clock.pass(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.take("a")).isZero();
        }
        assertThat(limiter.take("a")).isPositive();
    }

    @Test
    void oneClientDoesNotHarmAnother() {
        RateLimiter limiter = limiter(1, 1);
        assertThat(limiter.take("a")).isZero();
        assertThat(limiter.take("a")).isPositive();
        assertThat(limiter.take("b")).isZero();
    }

    @Test
    void lessThanOneRequestASecond() {
        RateLimiter limiter = limiter(0.1, 0);
        assertThat(limiter.take("a")).isZero();
        assertThat(limiter.take("a")).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void noMoreClientsAreRememberedThanConfigured() {
        RateLimiter limiter = limiter(1, 1);
        for (int i = 0; i < 20_000; i++) {
            limiter.take("client " + i);
        }
        assertThat(limiter.clients()).isBetween(1L, 100L);
    }

    @Test
    void aClientIsForgottenOnceItMaySendAWholeBurstAgain() {
        RateLimiter limiter = limiter(1, 5);
        limiter.take("a");
        clock.pass(Duration.ofMillis(4999));
        assertThat(limiter.clients()).isOne();
        clock.pass(Duration.ofMillis(2));
        assertThat(limiter.clients()).isZero();
    }

    private RateLimiter limiter(double rate, int burst) {
        return new RateLimiter(new RateLimitConfiguration(rate, burst, 0, 100), clock);
    }

    /** A clock that stands still unless told otherwise. */
    private static final class Clock implements TimeMeter {

        private long nanos = 1_000_000_000;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
