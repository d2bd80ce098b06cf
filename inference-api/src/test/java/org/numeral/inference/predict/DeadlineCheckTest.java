package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.RunningService;

class DeadlineCheckTest {

    @TempDir Path models;

    @ParameterizedTest
    @ValueSource(strings = {"5s", "10s"})
    void serviceDoesNotStartIfAWorkerMayHangShorterThanARequestWaits(String stuckAfter) {
        assertThatThrownBy(
                        () -> RunningService.start(models, "numeral.pool.stuck-after", stuckAfter))
                .hasStackTraceContaining(
                        "numeral.pool.stuck-after is PT%s; it must be longer than numeral.predict.deadline, which is PT10S"
                                .formatted(stuckAfter.toUpperCase(Locale.ROOT)));
    }
}
