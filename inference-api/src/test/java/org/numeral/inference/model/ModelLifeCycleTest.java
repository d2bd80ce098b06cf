package org.numeral.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.numeral.model.store.ModelVersion;

class ModelLifeCycleTest {

    @TempDir Path models;

    @Test
    void serviceStartsWithoutAModelAndBecomesReadyWhenOneIsPublished() throws Exception {
        try (RunningService service = RunningService.start(models)) {
            service.awaitReadiness(503, "no model has been published");
            assertThat(service.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(service.get("/info").body())
                    .contains("\"waiting\"", "no model has been published");
            assertThat(service.get("/").body()).contains("Waiting for a model");

            var early = service.predict(Pictures.one());
            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(early.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(Answers.json(early).get("type").asText())
                    .isEqualTo("urn:numeral:model-not-ready");

            PublishedModels.untrained(models, "m1", "mnist");
            service.awaitReady();
            assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(200);
            assertThat(service.get("/info").body()).contains("\"serving\"", "\"m1\"");
        }
    }

    @Test
    void oneFlippedByteIsNotServedUntilAGoodModelIsPublished() throws Exception {
        ModelVersion damaged = PublishedModels.untrained(models, "m1", "mnist");
        byte[] zip = Files.readAllBytes(damaged.modelFile());
        zip[zip.length / 2] ^= 1;
        damaged.modelFile().toFile().setWritable(true);
        Files.write(damaged.modelFile(), zip);

        try (RunningService service = RunningService.start(models)) {
            service.awaitReadiness(503, "sha256");
            assertThat(service.get("/info").body()).contains("\"waiting\"", "sha256");
            assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(503);

            PublishedModels.untrained(models, "m2", "mnist");
            service.awaitReadiness(200, "m2");
            assertThat(Answers.json(service.predict(Pictures.one())).get("modelVersion").asText())
                    .isEqualTo("m2");
        }
    }

    @Test
    void fileThatIsNoNetworkIsNotServed() throws Exception {
        Path text = Files.writeString(models.resolve("text.zip"), "this is no network");
        Path directory = Files.createDirectory(models.resolve("store"));
        PublishedModels.file(directory, "m1", text);

        try (RunningService service = RunningService.start(directory)) {
            service.awaitReadiness(503, "not a network");
            assertThat(service.get("/health/liveness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void servedModelStaysWhenALaterOneIsPublished() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service = RunningService.start(models).awaitReady()) {
            PublishedModels.untrained(models, "m2", "mnist");
            assertThat(Answers.json(service.predict(Pictures.one())).get("modelVersion").asText())
                    .isEqualTo("m1");
        }
        try (RunningService restarted = RunningService.start(models).awaitReady()) {
            assertThat(Answers.json(restarted.predict(Pictures.one())).get("modelVersion").asText())
                    .isEqualTo("m2");
        }
    }

    @Test
    void syntheticModelIsToldEverywhere() throws Exception {
        PublishedModels.untrained(models, "m1", "synthetic");
        try (RunningService service = RunningService.start(models).awaitReady()) {
            String notice = "trained on synthetic digits";
            assertThat(service.get("/info").body()).contains(notice);
            assertThat(service.get("/").body()).contains(notice);
            assertThat(service.predict(Pictures.one()).body()).contains(notice);
        }
    }
}
