package org.numeral.inference.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

/** Explanations over HTTP, of an untrained network's answers. */
class ExplainTest {

    private static final String PATH = "/predict?explain=true";
    private static final String PNG = "data:image/png;base64,";

    @TempDir Path models;

    @Test
    void anExplanationIsAddedToTheOrdinaryAnswer() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service = RunningService.start(models).awaitReady()) {
            HttpResponse<String> response = service.post(PATH, Form.picture(Pictures.one()));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonNode answer = Answers.json(response);
            JsonNode explanation = answer.get("explanation");

            Answers.assertSame(
                    ((ObjectNode) answer.deepCopy()).without("explanation"),
                    Answers.json(service.predict(Pictures.one())));
            assertThat(explanation.get("method").asText()).isEqualTo("occlusion");
            assertThat(explanation.get("evaluations").asInt()).isBetween(10, 256);
            assertThat(explanation.get("relevance")).hasSize(784);
            assertThat(picture(explanation.get("input")).getWidth()).isEqualTo(28);
            assertThat(explanation.get("activations")).hasSize(32);
            for (JsonNode map : explanation.get("activations")) {
                assertThat(picture(map).getWidth()).isEqualTo(26); // of a 3x3 kernel
                assertThat(picture(map).getHeight()).isEqualTo(26);
            }
            assertThat(
                            Answers.json(
                                    service.post(
                                            "/predict?explain=false",
                                            Form.picture(Pictures.one()))))
                    .isEqualTo(Answers.json(service.predict(Pictures.one())));
        }
    }

    @Test
    void pixelsAreExplainedAsTheyAreAndNoInkIsNoWork() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service = RunningService.start(models).awaitReady()) {
            JsonNode explanation =
                    Answers.json(
                                    json(
                                            service,
                                            "{\"pixels\": %s}"
                                                    .formatted(Collections.nCopies(784, 0))))
                            .get("explanation");
            assertThat(explanation.get("evaluations").asInt()).isZero();
            assertThat(explanation.get("relevance")).allMatch(value -> value.asDouble() == 0);
            assertThat(picture(explanation.get("input")).getRaster().getSample(14, 14, 0)).isZero();
        }
    }

    @Test
    void manyExplanationsDoNotKeepPlainPredictionsOut() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        try (RunningService service =
                RunningService.start(
                                models,
                                "numeral.pool.workers",
                                "1",
                                "numeral.pool.queue-capacity",
                                "64",
                                "numeral.predict.longest-wait",
                                "18s",
                                "numeral.predict.deadline",
                                "18s")
                        .awaitReady()) {
            ExecutorService clients = Executors.newFixedThreadPool(64);
            List<Future<HttpResponse<String>>> explained = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                explained.add(
                        clients.submit(() -> service.post(PATH, Form.picture(Pictures.one()))));
            }
            int during = 0;
            while (explained.stream().anyMatch(request -> !request.isDone())) {
                // 200 explanations at once would fill the queue three hundred times
                assertThat(service.predict(Pictures.one()).statusCode()).isEqualTo(200);
                during++;
            }
            assertThat(during).isPositive();
            int refused = 0;
            for (Future<HttpResponse<String>> request : explained) {
                HttpResponse<String> response = request.get();
                assertThat(response.statusCode()).as(response.body()).isIn(200, 503);
                if (response.statusCode() == 503) {
                    refused++;
                    assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
                    assertThat(response.body()).contains("urn:numeral:overloaded");
                }
            }
            clients.shutdown();
            System.out.printf(
                    "200 explanations by 64 clients: %d refused; %d plain predictions meanwhile%n",
                    refused, during);
            assertThat(refused).isBetween(1, 199);
        }
    }

    private static HttpResponse<String> json(RunningService service, String body) throws Exception {
        return service.send(
                service.request(PATH, "Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static BufferedImage picture(JsonNode uri) throws Exception {
        assertThat(uri.asText()).startsWith(PNG);
        byte[] text = uri.asText().substring(PNG.length()).getBytes(StandardCharsets.US_ASCII);
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(text)));
    }
}
