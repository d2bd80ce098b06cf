package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.health.HealthStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import reactor.core.publisher.Mono;

class PictureWarmUpTest {

    @TempDir Path models;

    @Test
    void notReadyBeforeIt() {
        assertThat(Mono.from(new PictureWarmUp(null).getResult()).block().getStatus())
                .isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void readyAfterIt() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service = RunningService.start(models).awaitReady()) {
            PictureWarmUp warmUp = service.context().getBean(PictureWarmUp.class);
            assertThat(Mono.from(warmUp.getResult()).block().getStatus())
                    .isEqualTo(HealthStatus.UP);
        }
    }
}
