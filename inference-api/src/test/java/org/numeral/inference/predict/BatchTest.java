package org.numeral.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numeral.inference.testing.Answers;
import org.numeral.inference.testing.Form;
import org.numeral.inference.testing.Pictures;
import org.numeral.inference.testing.PublishedModels;
import org.numeral.inference.testing.RunningService;

/** POST /predict/batch. */
class BatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] TEXT = "no picture".getBytes(StandardCharsets.UTF_8);

    @TempDir static Path models;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        PublishedModels.untrained(models, "m1", "mnist");
        service = RunningService.start(models).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyPictureGetsItsAnswerOrItsProblemInOrder() throws Exception {
        JsonNode results =
                results(
                        service.post(
                                "/predict/batch",
                                new Form()
                                        .file("file", "a.png", Pictures.one())
                                        .file("file", "b.txt", TEXT)
                                        .field("file", Pictures.blank(50, 50))
                                        .file("file", "d.png", Pictures.one())
                                        .bytes()));

        JsonNode alone = Answers.json(service.predict(Pictures.one()));
        assertThat(results).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(results.get(i).get("index").asInt()).isEqualTo(i);
        }
        Answers.assertSame(results.get(0).get("answer"), alone);
        assertThat(results.get(0).get("name").asText()).isEqualTo("a.png");
        assertThat(results.get(0).has("problem")).isFalse();
        assertThat(results.get(1).at("/problem/type").asText())
                .isEqualTo("urn:numeral:unsupported-image");
        assertThat(results.get(1).at("/problem/status").asInt()).isEqualTo(415);
        assertThat(results.get(1).has("answer")).isFalse();
        assertThat(results.get(2).at("/problem/type").asText()).isEqualTo("urn:numeral:no-ink");
        assertThat(results.get(2).has("name")).isFalse();
        Answers.assertSame(results.get(3).get("answer"), alone);
    }

    @Test
    void jsonWorksTheSameWay() throws Exception {
        String base64 = Base64.getEncoder().encodeToString(Pictures.one());
        JsonNode results =
                results(
                        json(
                                Map.of(
                                        "pictures",
                                        List.of(
                                                Map.of("pixels", List.of(1)),
                                                Map.of("image", base64),
                                                Map.of(),
                                                Map.of("image", "?"),
                                                Map.of("image", base64)))));

        assertThat(results).hasSize(5);
        assertThat(results.get(0).at("/problem/detail").asText())
                .isEqualTo("\"pixels\" has 1 numbers; it must have 784, 28 rows of 28.");
        Answers.assertSame(
                results.get(1).get("answer"), Answers.json(service.predict(Pictures.one())));
        assertThat(results.get(2).at("/problem/status").asInt()).isEqualTo(400);
        assertThat(results.get(3).at("/problem/detail").asText())
                .isEqualTo("\"image\" is not base64.");
        Answers.assertSame(results.get(4).get("answer"), results.get(1).get("answer"));
    }

    @Test
    void asManyAsAllowedAreAnsweredAndOneMoreIsNot() throws Exception {
        assertThat(results(service.post("/predict/batch", form(64)))).hasSize(64);

        HttpResponse<String> refused = service.post("/predict/batch", form(65));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Answers.json(refused).get("detail").asText())
                .isEqualTo(
                        "There are more than 64 parts named \"file\". Send at most 64 pictures a request.");

        assertThat(
                        json(Map.of("pictures", Collections.nCopies(65, Map.of("image", ""))))
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBatchWithoutPicturesIsTold() throws Exception {
        HttpResponse<String> response = service.post("/predict/batch", new Form().bytes());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("no part");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"pictures\": []}", "[]", "{"})
    void jsonWithoutPicturesIsTold(String body) throws Exception {
        HttpResponse<String> response =
                service.send(
                        service.request("/predict/batch", "Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("org.numeral", "Exception");
    }

    @Test
    void nullIsNoPictureAndHarmsNoOther() throws Exception {
        JsonNode results =
                results(
                        service.send(
                                service.request(
                                                "/predict/batch",
                                                "Content-Type",
                                                "application/json")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "{\"pictures\": [null, null]}"))));

        assertThat(results).hasSize(2);
        assertThat(results.get(1).at("/problem/detail").asText()).startsWith("Give either");
    }

    private static byte[] form(int pictures) {
        Form form = new Form();
        for (int i = 0; i < pictures; i++) {
            form.file("file", i + ".png", Pictures.one());
        }
        return form.bytes();
    }

    private static HttpResponse<String> json(Map<String, Object> body) throws Exception {
        return service.send(
                service.request("/predict/batch", "Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        JSON.writeValueAsBytes(body))));
    }

    private static JsonNode results(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Answers.json(response).get("results");
    }
}
