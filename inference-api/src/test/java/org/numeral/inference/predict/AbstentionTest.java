package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.numeral.model.digit.Prediction;
import org.yaml.snakeyaml.Yaml;

/** What the service says of pictures that do not look like a digit, by the version's threshold. */
class AbstentionTest {

    @TempDir Path models;

    @Test
    void pictureBelowTheThresholdIsNotRecognisedAndStillGuessed() throws Exception {
        PublishedModels.abstaining(models, "m1", 1);
        try (RunningService service = RunningService.start(models).awaitReady()) {
            JsonNode answer = Answers.json(service.predict(Pictures.one()));
            Prediction prediction = Answers.prediction(service.predict(Pictures.one()));

            assertThat(answer.get("recognised").isBoolean()).isTrue();
            assertThat(answer.get("recognised").asBoolean()).isFalse();
            assertThat(answer.get("prediction").asInt()).isEqualTo(prediction.best().digit());
            assertThat(answer.get("confidence").asDouble())
                    .isCloseTo(prediction.best().probability(), within(1e-6));
            assertThat(service.post("/", Form.picture(Pictures.one()), "Accept", "text/html"))
                    .satisfies(
                            page ->
                                    assertThat(page.body())
                                            .contains(
                                                    "This does not look like a digit",
                                                    "The best guess is a "
                                                            + prediction.best().digit())
                                            .doesNotContain("It is "));
        }
    }

    @Test
    void pictureThatReachesTheThresholdIsRecognised() throws Exception {
        PublishedModels.abstaining(models, "m1", 0.1);
        try (RunningService service = RunningService.start(models).awaitReady()) {
            assertThat(recognised(service)).isTrue();
            assertThat(
                            service.post("/", Form.picture(Pictures.one()), "Accept", "text/html")
                                    .body())
                    .containsPattern("(It is|Probably) an? \\d")
                    .doesNotContain("does not look like");
        }
    }

    @Test
    void versionWithoutAThresholdRecognisesEverything() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service = RunningService.start(models).awaitReady()) {
            assertThat(recognised(service)).isTrue();
            JsonNode served = Answers.json(service.get("/info")).at("/model/served");
            assertThat(served.has("id")).isTrue();
            assertThat(served.has("calibration")).isFalse();
            assertThat(served.has("abstention")).isFalse();
        }
    }

    @Test
    void infoTellsTemperatureAndThreshold() throws Exception {
        PublishedModels.abstaining(models, "m1", 0.625);
        try (RunningService service = RunningService.start(models).awaitReady()) {
            JsonNode served = Answers.json(service.get("/info")).at("/model/served");
            assertThat(served.at("/calibration/temperature").asDouble()).isEqualTo(1.25);
            assertThat(served.at("/calibration/validationErrorBefore").asDouble()).isEqualTo(0.004);
            assertThat(served.at("/calibration/validationErrorAfter").asDouble()).isEqualTo(0.001);
            assertThat(served.at("/calibration/testError").asDouble()).isEqualTo(0.0015);
            assertThat(served.at("/abstention/score").asText()).isEqualTo("MAX_PROBABILITY");
            assertThat(served.at("/abstention/threshold").asDouble()).isEqualTo(0.625);
        }
    }

    @Test
    void openApiDocumentDescribesTheField() throws Exception {
        try (RunningService service = RunningService.start(models)) {
            JsonNode document =
                    new ObjectMapper()
                            .valueToTree(new Yaml().load(service.get("/openapi.yml").body()));
            JsonNode field =
                    document.at("/components/schemas/PredictionResponse/properties/recognised");
            assertThat(field.get("type").asText()).isEqualTo("boolean");
            assertThat(field.get("description").asText()).contains("looks like a digit");
            assertThat(document.at("/components/schemas/PredictionResponse/required").toString())
                    .contains("\"recognised\"");
        }
    }

    private static boolean recognised(RunningService service) throws Exception {
        return Answers.json(service.predict(Pictures.one())).get("recognised").asBoolean();
    }
}
