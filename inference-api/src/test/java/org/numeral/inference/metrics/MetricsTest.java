package org.numeral.inference.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

/** What /prometheus shows of what happened. */
class MetricsTest {

    @TempDir Path models;

    @Test
    void everythingThatHappensIsCounted() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service = RunningService.start(models).awaitReady()) {
            JsonNode answer = Answers.json(service.predict(Pictures.one()));
            service.predict(Pictures.one());
            service.predict(Pictures.blank(9, 9));
            service.post(
                    "/predict/batch",
                    new Form()
                            .file("file", "a.png", Pictures.one())
                            .file("file", "b.png", Pictures.blank(9, 9))
                            .bytes());

            String text = scrape(service, stage("inference_queue"), 3);
            String predictions =
                    "numeral_predictions_total{digit=\"%s\",recognised=\"%s\"}"
                            .formatted(answer.get("prediction"), answer.get("recognised"));
            assertThat(value(text, predictions)).isEqualTo(3);
            assertThat(value(text, "numeral_confidence_count")).isEqualTo(3);
            assertThat(value(text, "numeral_problems_total{kind=\"no-ink\"}")).isEqualTo(2);
            assertThat(value(text, "numeral_batch_size_sum")).isEqualTo(3);
            assertThat(value(text, stage("decode_queue"))).isEqualTo(5);
            assertThat(value(text, stage("decode"))).isEqualTo(5);
            assertThat(value(text, stage("preprocess"))).isEqualTo(5);
            assertThat(value(text, stage("inference_queue"))).isEqualTo(3);
            assertThat(value(text, stage("compute"))).isBetween(1.0, 3.0);
            assertThat(value(text, "numeral_queue_depth{queue=\"decode\"}")).isZero();
            assertThat(value(text, "numeral_queue_depth{queue=\"inference\"}")).isZero();
            assertThat(value(text, "numeral_model_ready")).isEqualTo(1);
            assertThat(value(text, "numeral_model_loads_total{result=\"success\"}")).isEqualTo(1);
            assertThat(value(text, "numeral_model_loads_total{result=\"failure\"}")).isZero();
            assertThat(text).contains("version=\"m1\"");
            // none right after a garbage collection
            assertThat(value(text, "numeral_native_memory_bytes")).isNotNegative();
            assertThat(value(text, "numeral_process_memory_bytes")).isGreaterThan(50_000_000);
            assertThat(text)
                    .containsPattern(
                            "http_server_requests_seconds_count\\{[^}]*status=\"422\"[^}]*uri=\"/predict\"[^}]*\\} 1")
                    .containsPattern(
                            "http_server_requests_seconds_bucket\\{[^}]*uri=\"/predict\"[^}]*le=\"0.025\"")
                    .contains("jvm_memory_used_bytes");
        }
    }

    /** A client may have its answer before the worker has counted it. */
    private static String scrape(RunningService service, String meter, double atLeast)
            throws Exception {
        String text = service.get("/prometheus").body();
        for (int i = 0; i < 1000 && value(text, meter) < atLeast; i++) {
            Thread.sleep(10);
            text = service.get("/prometheus").body();
        }
        return text;
    }

    @Test
    void answersUnlikeThoseOfTheValidationSetAreADrift() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service = RunningService.start(models).awaitReady()) {
            service.predict(Pictures.one());
            assertThat(value(service.get("/prometheus").body(), "numeral_drift{of=\"digits\"}"))
                    .isNaN();
            for (int i = 0; i < AnswerWindow.FEWEST; i++) {
                service.predict(Pictures.one());
            }
            String text = service.get("/prometheus").body();
            assertThat(value(text, "numeral_drift{of=\"digits\"}")).isGreaterThan(0.25);
            assertThat(value(text, "numeral_drift{of=\"confidence\"}")).isGreaterThan(0.25);
        }
    }

    @Test
    void withoutAModelTheMetersAreThere() throws Exception {
        try (RunningService service = RunningService.start(models)) {
            String text = service.get("/prometheus").body();

            assertThat(value(text, "numeral_model_ready")).isZero();
            assertThat(value(text, "numeral_predictions_total{digit=\"3\",recognised=\"false\"}"))
                    .isZero();
        }
    }

    private static String stage(String name) {
        return "numeral_stage_seconds_count{stage=\"%s\"}".formatted(name);
    }

    private static double value(String text, String meter) {
        return Arrays.stream(text.split("\n"))
                .filter(line -> line.startsWith(meter + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + meter + " in\n" + text));
    }
}
