package org.numeral.inference.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;
import org.numeral.model.store.ModelVersion;

class ReportTest {

    private static final String REPORT =
            "<!DOCTYPE html><title>Zahlen \u00e4\u00f6\u00fc</title><style>p{}</style>";

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @TempDir Path models;

    @Test
    void theServedModelsReportIsServedAsItWasWritten() throws Exception {
        PublishedModels.withReport(models, "m1", REPORT);
        try (RunningService service = RunningService.start(models).awaitReady()) {
            PublishedModels.withReport(models, "m2", "the report of another model");

            HttpResponse<String> response = service.get("/model", "Accept", BROWSER);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(REPORT);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
            assertThat(service.get("/model").statusCode()).as("without Accept").isEqualTo(200);
            assertThat(service.get("/").body()).contains("<a href=\"/model\">Model report</a>");
        }
    }

    @Test
    void aReportMayHaveItsStyleInsideButRunsNoScript() throws Exception {
        PublishedModels.withReport(models, "m1", REPORT);
        try (RunningService service = RunningService.start(models).awaitReady()) {
            assertThat(service.get("/model").headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains(
                            "default-src 'self'",
                            "script-src 'none'",
                            "style-src 'self' 'unsafe-inline'",
                            "img-src 'self' data:");
        }
    }

    @Test
    void aVersionWithoutAReportIsAProblemThatSaysWhatToDo() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service = RunningService.start(models).awaitReady()) {
            HttpResponse<String> response = service.get("/model");

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(Answers.json(response).get("type").asText())
                    .isEqualTo("urn:numeral:no-report");
            assertThat(Answers.json(response).get("detail").asText())
                    .isEqualTo(
                            "Model m1 has no report.html: an older training job published it, or its files were removed since. Facts about it are at /info; the next training writes a report.");
            assertThat(service.get("/model", "Accept", BROWSER).body()).contains(">No report</h2>");
        }
    }

    @Test
    void aReportThatIsRemovedWhileItsModelIsServedIsTheSameProblem() throws Exception {
        ModelVersion version = PublishedModels.withReport(models, "m1", REPORT);
        try (RunningService service = RunningService.start(models).awaitReady()) {
            Files.delete(version.reportFile());
            assertThat(service.get("/model").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void withoutAModelThereIsNoReportYet() throws Exception {
        try (RunningService service = RunningService.start(models)) {
            HttpResponse<String> response = service.get("/model");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(Answers.json(response).get("type").asText())
                    .isEqualTo("urn:numeral:model-not-ready");
            assertThat(service.get("/").body()).doesNotContain("Model report");
        }
    }
}
