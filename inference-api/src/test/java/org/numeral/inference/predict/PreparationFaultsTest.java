package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.numeral.inference.error.Problem;
import org.numeral.inference.error.Problems;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

/** Errors on the decode threads. */
class PreparationFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path models;

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(new OutOfMemoryError("Java heap space"), 503, "out-of-memory"),
                Arguments.of(new StackOverflowError(), 500, "preparation-failed"),
                Arguments.of(new NoClassDefFoundError("Decoder"), 500, "preparation-failed"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorReachesTheRequestThatCausedItAndNoOther(Error error, int status, String kind)
            throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service =
                RunningService.start(models, "numeral.predict.decode-threads", "1").awaitReady()) {
            Picture deadly =
                    new Picture.File(
                            () -> {
                                throw error;
                            });
            Predictor predictor = service.context().getBean(Predictor.class);
            DigitReader digits = service.context().getBean(DigitReader.class);
            Throwable failure =
                    catchThrowable(() -> predictor.read(deadly, digits).block(PATIENCE));

            Problem problem =
                    service.context().getBean(Problems.class).describe(failure, "/predict");
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.type()).isEqualTo("urn:numeral:" + kind);
            assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(200);
        }
    }
}
